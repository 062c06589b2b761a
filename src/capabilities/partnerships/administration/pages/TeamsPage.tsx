import { Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'
import type { Team } from '../team.ts'

/** The teams of the partnership, by area. */
export function TeamsPage({ teams }: { teams: readonly Team[] }) {
  const slug = useSlug()
  return (
    <ListPage
      title="Teams"
      lede="Whoever asks for support is answered by one team: of their GP practice, else of where they live, else the team that takes the rest."
      back={{ href: paths.home(slug), label: 'Administration' }}
      actions={
        <p>
          <a className="nhsuk-button" href={paths.addTeam(slug)}>
            Add a team
          </a>
        </p>
      }
      isEmpty={teams.length === 0}
      empty={<p>No team yet. Until there is one, nobody can answer people who ask for support.</p>}
    >
      <ul className="lw-list lw-list--dense">
        {teams.map(({ id, name, area, outwardCodes, takesTheRest }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.team(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <Named>{area}</Named>. {outwardCodes.length > 0 ? outwardCodes.join(', ') : 'No postcode districts'}
            </p>
            <div className="lw-list__tags">{takesTheRest ? <Tag modifier="green">Takes the rest</Tag> : null}</div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
