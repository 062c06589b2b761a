import { type Expression, sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Given } from '../../../platform/database/kept.ts'
import type { OfMember } from '../../../platform/viewer.ts'

/** A worker, or the places of one in a statement that is kept. */
export type Worker = OfMember | Given<OfMember>

/**
 * Whose people somebody looks after on a day: their own, and those of colleagues they cover for. A row for each, with the membership in
 * `id`, to join with.
 */
export const leadsOf = ({ partnershipId, membershipId }: Worker, today: Day | Expression<Day>) =>
  sql<{ id: string }>`(select ${membershipId}::uuid as id union all
    select away_membership from cover where partnership_id = ${partnershipId} and cover_membership = ${membershipId}
      and ended_on is null and from_on <= ${today}::date and until_on >= ${today}::date)`
