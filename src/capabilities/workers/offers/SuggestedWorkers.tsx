import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { calledName, type Person } from '../../people/index.ts'
import { paths } from '../paths.ts'
import type { WhoWouldSuit } from './queries.ts'

interface Props extends WhoWouldSuit {
  person: Pick<Person, 'id' | 'name'>
}

/** Who might suit somebody, beside the form on which that is chosen. The form chooses nobody by itself. */
export function SuggestedWorkers({ person, wish, suggested }: Props) {
  const slug = useSlug()
  const { day } = useVisit().words
  const name = calledName(person.name)
  return (
    <section className="lw-next">
      <h2 className="lw-next__title">Who would suit {name}</h2>
      {wish && (wish.words || wish.topics.length > 0) ? (
        <>
          <p>
            {name} would like{wish.topics.length > 0 ? ` to have in common: ${wish.topics.join(', ')}` : ''} ({day(wish.saidOn)}).
          </p>
          {wish.words ? <Said>{wish.words}</Said> : null}
        </>
      ) : (
        <p>{name} has not said yet who would suit them.</p>
      )}
      {suggested.length > 0 ? (
        <ul>
          {suggested.map(({ id, name: worker, because }) => (
            <li key={id}>
              <Named>{worker}</Named>
              {`: ${because.join(', ')}`}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href={paths.wish(slug, person.id)}>{wish ? 'Change what they wish for' : 'Ask them, and write it down'}</a>
      </p>
    </section>
  )
}
