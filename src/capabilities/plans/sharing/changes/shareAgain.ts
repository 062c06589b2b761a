import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { shareAttachments } from '../../attachments/changes/shareAttachments.ts'

/**
 * Writes on each page of a plan, and on its key, who may reach it (nobody, once it waits to be deleted), from the shares that stand today and the card. Every change of a share or of the card calls it in
 * the same transaction, so that what is taken back is out of reach when the change is.
 */
export async function shareAgain(tx: Tx, partnershipId: string, personId: string, today: Day) {
  const standing = sql`s.partnership_id = ${partnershipId} and s.person_id = ${personId} and s.taken_back_at is null and (s.until is null or s.until >= ${today}::date)
    and not exists (select from plan_key f where f.partnership_id = s.partnership_id and f.person_id = s.person_id and f.forget_on is not null)`
  const reached = (what: 'ids' | 'tokens', more = sql`true`) =>
    what === 'ids'
      ? sql`coalesce((select array_agg(distinct x.id) from plan_share s, lateral (select coalesce(s.membership_id, s.team_id, s.organisation_id) as id) x where ${standing} and x.id is not null and ${more}), '{}')`
      : sql`coalesce((select array_agg(distinct s.token_hash) from plan_share s where ${standing} and s.token_hash is not null and ${more}), '{}')`
  // What a card opens, besides: the pages chosen for an emergency, and the key.
  const opened = sql`(select array_agg(c.open_hash) from crisis_card c where c.partnership_id = ${partnershipId} and c.person_id = ${personId} and c.cancelled_at is null
    and not exists (select from plan_key f where f.partnership_id = c.partnership_id and f.person_id = c.person_id and f.forget_on is not null))`
  const ofPage = sql`p.id = any (s.page_ids)`
  const written = sql`p.id = any (s.page_ids) and s.may_write`
  await sql`update plan_page p set shared_with = ${reached('ids', ofPage)}, shared_tokens = ${reached('tokens', ofPage)} || case when p.in_emergency then coalesce(${opened}, '{}') else '{}' end,
      writers = ${reached('ids', written)}, writer_tokens = ${reached('tokens', written)}
    where p.partnership_id = ${partnershipId} and p.person_id = ${personId}`.execute(tx)
  await sql`update plan_key k set shared_with = ${reached('ids')}, shared_tokens = ${reached('tokens')} || coalesce(${opened}, '{}')
    where k.partnership_id = ${partnershipId} and k.person_id = ${personId}`.execute(tx)
  await shareAttachments(tx, partnershipId, personId)
}
