import type { Insertable } from 'kysely'
import type { Support } from '../../../database/schema.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'

/** A stretch of support that has begun, valid and dull unless told otherwise. */
export const aSupport = (
  given: { partnershipId: string; personId: string; referralId: string; teamId: string; ledBy: string } & Partial<Insertable<Support>>,
) => {
  const personName = given.personName ?? 'Rosa Hartley'
  return { id: newId(), state: 'coaching' as const, personName, foldedName: foldName(personName), ledByName: 'Sam Okoro', begunOn: '2026-11-02', ...given }
}
