import { Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type ListState, listStates } from '../list.ts'
import { paths } from '../paths.ts'

export interface ListInBrief {
  id: string
  practice: string
  /** Only for those who keep the list: it says something about everybody on it. */
  register: string | undefined
  state: ListState
  madeAt: Date
}

interface Props {
  lists: readonly ListInBrief[]
  next: string | undefined
  maySend: boolean
  mayAnswer: boolean
  maySetRules: boolean
}

/** Practice lists, the newest first. */
export function ListsPage({ lists, next, maySend, mayAnswer, maySetRules }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <ListPage
      title="Practice lists"
      lede="A practice finds people on its register who might like support. They are asked once, by letter, and they decide."
      actions={
        <div className="lw-list__actions">
          {maySend ? (
            <a className="nhsuk-button" href={paths.add(slug)}>
              Send a practice list
            </a>
          ) : null}
          {mayAnswer ? (
            <a className="nhsuk-button nhsuk-button--secondary" href={paths.replies(slug)}>
              Write down a reply
            </a>
          ) : null}
          {maySetRules ? (
            <a className="nhsuk-button nhsuk-button--secondary" href={paths.rules(slug)}>
              Letters and times
            </a>
          ) : null}
        </div>
      }
      isEmpty={lists.length === 0}
      empty={
        <p>
          {maySend
            ? 'None yet. Send a list, and see what it comes to before anybody is written to.'
            : 'None yet. Lists of your teams appear here once they are in use.'}
        </p>
      }
      next={next}
    >
      <ul className="lw-list">
        {lists.map(({ id, practice, register, state, madeAt }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.list(slug, id)}>
                <Named>{practice}</Named>
                {`, ${moment(madeAt)}`}
              </a>
            </h2>
            <p className="lw-list__meta">
              <ListTag state={state} /> {register ? <Named>{register}</Named> : null}
            </p>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** How a list stands, at a glance. */
export const ListTag = ({ state }: { state: ListState }) => (
  <Tag modifier={state === 'in use' ? 'green' : state === 'checked' || state === 'columns' ? 'yellow' : 'grey'}>{listStates[state]}</Tag>
)
