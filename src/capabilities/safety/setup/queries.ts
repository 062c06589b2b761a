import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Rules } from './pathway.ts'

/** How the partnership answers; undefined while nobody has set it up. */
export const findRules = (tx: Tx, partnershipId: string): Promise<Rules | undefined> =>
  tx.selectFrom('safetyRules').selectAll().where('partnershipId', '=', partnershipId).executeTakeFirst()

/** Who is asked, in order. */
export const listLeads = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('safetyLead')
    .select(['membershipId as id', 'name', 'awayUntil'])
    .where('partnershipId', '=', partnershipId)
    .orderBy('position')
    .orderBy('membershipId')
    .execute()
