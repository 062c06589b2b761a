import { sql } from 'kysely'
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

/** Those who could be named: workers and administrators who are here, by name. For administrators, who reach memberships. */
export const listThoseToName = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`hats && array['health coach', 'link worker', 'administrator']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(500)
    .execute()
