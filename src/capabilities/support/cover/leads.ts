import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Member } from '../../../platform/viewer.ts'

/**
 * Whose people somebody looks after on a day: their own, and those of colleagues they cover for. A row for each, with the membership in
 * `id`, to join with.
 */
export const leadsOf = ({ partnershipId, membershipId }: Member, today: Day) =>
  sql<{ id: string }>`(select ${membershipId}::uuid as id union all
    select away_membership from cover where partnership_id = ${partnershipId} and cover_membership = ${membershipId}
      and ended_on is null and from_on <= ${today}::date and until_on >= ${today}::date)`
