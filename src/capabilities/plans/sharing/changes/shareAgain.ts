import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'

/**
 * Writes on each page of a plan, and on its key, who may reach it, from the shares that stand today. Every change of a share calls it in
 * the same transaction, so that what is taken back is out of reach when the change is.
 */
export async function shareAgain(tx: Tx, partnershipId: string, personId: string, today: Day) {
  const standing = sql`s.partnership_id = ${partnershipId} and s.person_id = ${personId} and s.taken_back_at is null and (s.until is null or s.until >= ${today}::date)`
  const reached = (what: 'ids' | 'tokens', more = sql`true`) =>
    what === 'ids'
      ? sql`coalesce((select array_agg(distinct x.id) from plan_share s, lateral (select coalesce(s.membership_id, s.team_id, s.organisation_id) as id) x where ${standing} and x.id is not null and ${more}), '{}')`
      : sql`coalesce((select array_agg(distinct s.token_hash) from plan_share s where ${standing} and s.token_hash is not null and ${more}), '{}')`
  const ofPage = sql`p.id = any (s.page_ids)`
  const written = sql`p.id = any (s.page_ids) and s.may_write`
  await sql`update plan_page p set shared_with = ${reached('ids', ofPage)}, shared_tokens = ${reached('tokens', ofPage)},
      writers = ${reached('ids', written)}, writer_tokens = ${reached('tokens', written)}
    where p.partnership_id = ${partnershipId} and p.person_id = ${personId}`.execute(tx)
  await sql`update plan_key k set shared_with = ${reached('ids')}, shared_tokens = ${reached('tokens')}
    where k.partnership_id = ${partnershipId} and k.person_id = ${personId}`.execute(tx)
}
