import { Button } from 'nhsuk-react-components'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { compare, type Known } from '../matchKeys.ts'
import type { Alike } from '../queries.ts'

interface Props {
  /** Whoever came. One who is not kept yet has no id. */
  person: Known & { id?: string }
  alike: readonly Alike[]
}

/** Who may be the same person: those whom the reader reaches, with what agrees; of others, only which team to ring. */
export function MayBeKnown({ person, alike }: Props) {
  if (alike.length === 0) return null
  const known = alike.flatMap(({ person: somebody }) => (somebody ? [somebody] : []))
  const elsewhere = new Map(alike.flatMap(({ person: somebody, team }) => (somebody ? [] : [[team.id, team] as const])))
  return (
    <section className="nhsuk-inset-text" aria-labelledby="may-be-known">
      <h2 className="nhsuk-heading-s" id="may-be-known">
        This may be somebody we know
      </h2>
      {known.length > 0 && person.id ? <p>Look at the two side by side, and say whether it is one person:</p> : null}
      {known.length > 0 ? (
        <ul className="nhsuk-list">
          {known.map((somebody) => (
            <AlikePerson key={somebody.id} person={person} somebody={somebody} />
          ))}
        </ul>
      ) : null}
      {[...elsewhere.values()].map((team) => (
        <OfAnotherTeam key={team.id} person={person} team={team} />
      ))}
    </section>
  )
}

function AlikePerson({ person, somebody }: { person: Props['person']; somebody: NonNullable<Alike['person']> }) {
  const slug = useSlug()
  const { agrees, differs } = compare(person, somebody)
  return (
    <li>
      <a href={person.id ? paths.compare(slug, person.id, somebody.id) : paths.person(slug, somebody.id)}>
        <Named>{somebody.name}</Named>
        {person.id ? <span className="nhsuk-u-visually-hidden"> side by side</span> : null}
      </a>
      <BornOn bornOn={somebody.bornOn} />
      {agrees.length > 0 ? `. The same: ${agrees.join(', ')}` : ''}
      {differs.length > 0 ? `. Not the same: ${differs.join(', ')}` : ''}.
    </li>
  )
}

/** Nothing of somebody whom the reader does not reach, but that there is somebody. */
function OfAnotherTeam({ person, team }: { person: Props['person']; team: Alike['team'] }) {
  const slug = useSlug()
  return (
    <>
      <p>
        Somebody whom the <Named>{team.name}</Named> knows may be the same person. You do not see who: ring that team and talk about it.
        {person.id ? ' If it is the same person, one of you passes them on, and the other joins the two.' : ''}
      </p>
      {person.id ? (
        <form method="post" action={paths.nobodyOfTeam(slug, person.id, team.id)}>
          <Button type="submit" secondary>
            We rang the {team.name}: it is somebody else
          </Button>
        </form>
      ) : null}
    </>
  )
}

export function BornOn({ bornOn }: { bornOn: string | null }) {
  const { day } = useVisit().words
  return bornOn ? <>, born {day(bornOn)}</> : null
}
