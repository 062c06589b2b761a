import { sql } from 'kysely'
import { addDays, type Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Member } from '../../../platform/viewer.ts'
import { leadsOf } from '../cover/leads.ts'

/** For so many days a reply waits to be seen. It stands on the person's page anyway. */
const WAITS_DAYS = 14
/** What was seen is remembered a little longer than it waits. */
const REMEMBERED_DAYS = 30

export interface Reply {
  id: string
  what: 'check-in' | 'question' | 'introduction'
  personId: string
  name: string
  /** Who answered, or to what they said yes. */
  about: string
  on: Day
  inAll: number
}

/**
 * What came back lately and the viewer has not seen: check-ins that people answered by themselves, answers of those who referred, and
 * people who said yes to an introduction. One statement for the three.
 */
export async function listReplies(tx: Tx, viewer: Member, today: Day, limit: number): Promise<Reply[]> {
  const { partnershipId, membershipId } = viewer
  const teams = sql`any (${[...viewer.teamIds]}::uuid[])`
  // Between two days, and not only since one: of that a database that keeps the plan thinks that it is few.
  const since = addDays(today, -WAITS_DAYS)
  const tomorrow = addDays(today, 1)
  // Whose support it is is looked up for each, and the names of those alone that are shown: joined freely, a database that has not counted
  // its rows yet compared every one with every other.
  const { rows } = await sql<Reply>`with lead as materialized (select id from ${leadsOf(viewer, today)} as lead), came as materialized (
      select c.id, 'check-in' as what, c.person_id, '' as about, c.answered_on as "on" from checkin c,
        lateral (select s.led_by from support s where s.partnership_id = c.partnership_id and s.id = c.support_id offset 0) s
        where c.partnership_id = ${partnershipId} and c.team_id = ${teams} and c.state = 'answered' and c.answered_on between ${since}::date and ${tomorrow}::date
          and c.how in ('by link', 'signed in') and s.led_by in (select id from lead)
      union all
      select q.id, 'question', q.person_id, q.answered_by, (q.answered_at at time zone ${viewer.partnership.timeZone})::date from referral_question q
        where q.partnership_id = ${partnershipId} and q.asked_by in (select id from lead) and q.answered_at between ${since}::date and ${tomorrow}::date
          and q.answered_by <> q.asked_by_name
      union all
      select i.id, 'introduction', i.person_id, i.entry_name, i.yes_on from introduction i
        where i.partnership_id = ${partnershipId} and i.team_id = ${teams} and i.state = 'said yes' and i.state_since between ${since}::date and ${tomorrow}::date
          and i.by_membership in (select id from lead)
    ), first as materialized (
      select *, (count(*) over ())::integer as in_all from came
        where id not in (select reply_id from reply_seen where partnership_id = ${partnershipId} and membership_id = ${membershipId})
        order by "on" desc, id limit ${sql.lit(limit)}
    ) select r.*, r."on"::text as on, p.name from first r,
      lateral (select name from person p where p.partnership_id = ${partnershipId} and p.id = r.person_id offset 0) p
    order by r."on" desc, r.id`.execute(tx)
  return rows
}

/** What a reply is about, when the viewer may read it at all. */
export async function findReply(tx: Tx, partnershipId: string, id: string): Promise<{ id: string; personId: string; teamId: string } | undefined> {
  const { rows } = await sql<{ id: string; personId: string; teamId: string }>`
    select id, person_id, team_id from checkin where partnership_id = ${partnershipId} and id = ${id}
    union all select id, person_id, team_id from referral_question where partnership_id = ${partnershipId} and id = ${id}
    union all select id, person_id, team_id from introduction where partnership_id = ${partnershipId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** The viewer has seen it. What was seen long ago is forgotten. */
export async function seeReply({ tx, viewer, now, today }: Acting, replyId: string) {
  const { partnershipId, membershipId } = viewer
  await tx
    .insertInto('replySeen')
    .values({ partnershipId, membershipId, replyId, seenAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .deleteFrom('replySeen')
    .where('partnershipId', '=', partnershipId)
    .where('membershipId', '=', membershipId)
    .where('seenAt', '<', sql<Date>`${addDays(today, -REMEMBERED_DAYS)}::date`)
    .execute()
}

/** What a reply is, in a line. */
export const replyWords = ({ what, about }: Pick<Reply, 'what' | 'about'>) =>
  ({ 'check-in': 'Answered a check-in', question: `${about} answered what you asked`, introduction: `Said yes to ${about}` })[what]
