import type { Insertable } from 'kysely'
import type { DirectoryImport, DirectorySource } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'

/** Another directory: a feed, read by hand, unless told otherwise. */
export const aSource = (given: { partnershipId: string; madeBy: string } & Partial<Insertable<DirectorySource>>) => ({
  id: newId(),
  kind: 'feed' as const,
  name: 'Ashcombe Council',
  address: 'https://directory.ashcombe.example/v3',
  ...given,
})

/** One reading of a source, compared and not yet decided. */
export const anImport = (given: { partnershipId: string; sourceId: string; askedBy: string } & Partial<Insertable<DirectoryImport>>) => ({
  id: newId(),
  state: 'ready' as const,
  form: 'feed' as const,
  step: 'done' as const,
  ...given,
})
