import { Tag } from 'nhsuk-react-components'
import { FilterBar } from '../../../../design/form/FilterBar.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { organisationFilters } from '../forms/organisation.ts'
import { type OrganisationKind, organisationKinds } from '../organisation.ts'
import { paths } from '../paths.ts'

export interface OrganisationInList {
  id: string
  kind: OrganisationKind
  name: string
  odsCode: string | null
  postcode: string | null
  closedOn: string | null
  teamName: string | null
}

interface Props {
  organisations: readonly OrganisationInList[]
  answers: Answers<any>
  isFiltered: boolean
  next: string | undefined
}

/** The organisations of the partnership, by name. */
export function OrganisationsPage({ organisations, answers, isFiltered, next }: Props) {
  const slug = useSlug()
  return (
    <ListPage
      title="Organisations"
      back={{ href: paths.home(slug), label: 'Administration' }}
      actions={
        <p className="lw-list__actions">
          <a className="nhsuk-button" href={paths.addOrganisation(slug)}>
            Add an organisation
          </a>
          <a href={paths.practiceLists(slug)}>Import GP practices</a>
        </p>
      }
      filters={<FilterBar form={organisationFilters} answers={answers} action={paths.organisations(slug)} isFiltered={isFiltered} />}
      isEmpty={organisations.length === 0}
      empty={<p>{isFiltered ? 'None is like that. Change what you look for, or show all.' : 'No organisation yet. Add one, or import GP practices.'}</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {organisations.map(({ id, kind, name, odsCode, postcode, closedOn, teamName }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.organisation(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              {[organisationKinds.find(({ value }) => value === kind)?.label, odsCode, postcode, teamName && `answered by ${teamName}`]
                .filter(Boolean)
                .join(', ')}
            </p>
            <div className="lw-list__tags">{closedOn ? <Tag modifier="grey">Closed</Tag> : null}</div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
