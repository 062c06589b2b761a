import type { Selectable } from 'kysely'
import type { Organisation as OrganisationTable } from '../../../../database/schema.ts'

export type Organisation = Selectable<OrganisationTable>
export type OrganisationKind = Organisation['kind']

/** The kinds of organisation, as people name them. */
export const organisationKinds: readonly { value: OrganisationKind; label: string }[] = [
  { value: 'GP practice', label: 'GP practice' },
  { value: 'mental health service', label: 'Mental health service' },
  { value: 'council', label: 'Council' },
  { value: 'library', label: 'Library' },
  { value: 'charity', label: 'Charity' },
  { value: 'housing', label: 'Housing' },
  { value: 'fire service', label: 'Fire service' },
  { value: 'club', label: 'Club' },
  { value: 'other', label: 'Something else' },
]
