import { sql } from 'kysely'
import { recordInAudit, recordManyInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putManyInOutbox } from '../../../platform/outbox.ts'
import type { Colleague } from '../support.ts'
import { somebodyElseNow } from './messages.ts'
import { findReassignment, type listFitting, listReassigned } from './queries.ts'
import { mayUndoUntil, type Reassignment, shareOut } from './reassignment.ts'

interface NewPlan {
  id: string
  teamId: string
  because: string
  rows: Awaited<ReturnType<typeof listFitting>>
  to: readonly Colleague[]
}

/** Writes down who would go to whom. Nothing changes for anybody yet; what was planned before and not done is forgotten. */
export async function planReassignment({ tx, viewer, now }: Acting, { id, teamId, because, rows, to }: NewPlan) {
  const { partnershipId, membershipId } = viewer
  if (await findReassignment(tx, partnershipId, id)) return
  await tx
    .deleteFrom('reassignment')
    .where('partnershipId', '=', partnershipId)
    .where('byMembership', '=', membershipId)
    .where('state', '=', 'planned')
    .execute()
  const shared = shareOut(rows, to)
  await tx
    .insertInto('reassignment')
    .values({ partnershipId, id, teamId, because, people: shared.length, byMembership: membershipId, byName: viewer.name, createdAt: now })
    .execute()
  if (shared.length === 0) return
  await tx
    .insertInto('reassigned')
    .values(
      shared.map(({ row, to: { id: toMembership, name: toName } }) => ({
        ...{ partnershipId, reassignmentId: id, supportId: row.id, personId: row.personId, teamId, toMembership, toName },
        ...{ fromMembership: row.ledBy, fromName: row.ledByName, versionSeen: row.version },
        ...{ wasState: row.state, wasResumesAs: row.state === 'paused' ? (row.resumesAs ?? 'coaching') : row.resumesAs, wasTalks: row.talksInState },
      })),
    )
    .execute()
}

/**
 * Gives them to colleagues, all in one transaction: history for each, the talk that is planned stays as it is, and those who asked for
 * messages are told. Whoever was changed since the preview is left out, as are those whose new worker has left. Pressed twice, it was
 * done the first time. Answers how many were moved.
 */
export async function doReassignment(acting: Acting, reassignment: Reassignment): Promise<number | undefined> {
  if (!(await bringTo(acting, reassignment, 'planned', { state: 'done', doneAt: acting.now }))) return undefined
  await holdThem(acting, reassignment)
  const { rows } = await sql<{ id: string }>`
    update support s set led_by = m.id, led_by_name = m.name, version = s.version + 1,
      state = case when s.state = 'coaching' and 'link worker' = any (m.hats) then 'link work' else s.state end,
      resumes_as = case when s.state = 'paused' and 'link worker' = any (m.hats) then 'link work' else s.resumes_as end,
      talks_in_state = case when ${wasCoaching} and 'link worker' = any (m.hats) then 0 else s.talks_in_state end,
      covered_by_name = c.cover_name, covered_from = c.from_on, covered_until = c.until_on
    from reassigned r
      join membership m on m.partnership_id = r.partnership_id and m.id = r.to_membership and ${isThere}
      left join cover c on c.partnership_id = r.partnership_id and c.away_membership = r.to_membership and c.ended_on is null
        and c.until_on >= ${acting.today}::date
    where ${ofThis(reassignment)} and r.outcome = 'planned' and s.partnership_id = r.partnership_id and s.id = r.support_id
      and s.version = r.version_seen and s.led_by = r.from_membership and s.state <> 'ended'
    returning s.id`.execute(acting.tx)
  const ids = rows.map(({ id }) => id)
  await settle(acting, reassignment, ids, { done: 'done', left: 'left out', reason: reassignment.because })
  await tell(acting, reassignment, new Set(ids))
  return ids.length
}

/**
 * Brings all of them back to whoever led before, as one step. Whoever was changed since stays where they are, as do those whose worker
 * has left. Those who were told are told again. Answers how many came back. Throws OutOfDate when the time for it is over.
 */
export async function undoReassignment(acting: Acting, reassignment: Reassignment): Promise<number | undefined> {
  const until = mayUndoUntil(reassignment)
  if (reassignment.state === 'done' && (!until || until < acting.now)) throw new OutOfDate('It was done more than seven days ago, and stays as it is.')
  if (!(await bringTo(acting, reassignment, 'done', { state: 'undone', undoneAt: acting.now }))) return undefined
  await holdThem(acting, reassignment)
  const { rows } = await sql<{ id: string }>`
    update support s set led_by = m.id, led_by_name = m.name, version = s.version + 1, state = r.was_state,
      resumes_as = coalesce(r.was_resumes_as, s.resumes_as),
      talks_in_state = case when s.state = r.was_state and s.resumes_as is not distinct from coalesce(r.was_resumes_as, s.resumes_as) then s.talks_in_state else r.was_talks + s.talks_in_state end,
      covered_by_name = c.cover_name, covered_from = c.from_on, covered_until = c.until_on
    from reassigned r
      join membership m on m.partnership_id = r.partnership_id and m.id = r.from_membership and ${isThere}
      left join cover c on c.partnership_id = r.partnership_id and c.away_membership = r.from_membership and c.ended_on is null
        and c.until_on >= ${acting.today}::date
    where ${ofThis(reassignment)} and r.outcome = 'done' and s.partnership_id = r.partnership_id and s.id = r.support_id
      and s.version = r.version_seen + 1 and s.led_by = r.to_membership and s.state <> 'ended'
    returning s.id`.execute(acting.tx)
  const ids = rows.map(({ id }) => id)
  await settle(acting, reassignment, ids, {
    done: 'undone',
    left: 'stays',
    reason: acting.words.t('We took this back: {{reason}}', { reason: reassignment.because }),
  })
  await tell(acting, reassignment, new Set(ids))
  return ids.length
}

// Support that rests begins anew with a link worker as any other does, when it goes on.
const wasCoaching = sql`(s.state = 'coaching' or (s.state = 'paused' and coalesce(s.resumes_as, 'coaching') = 'coaching'))`

// Whoever is to lead still works in the team.
const isThere = sql`m.left_at is null and r.team_id = any (m.team_ids) and m.hats && array['health coach', 'link worker']`

/** Two who move some of the same people at once wait for each other, and in one order: otherwise each could wait for the other. */
const holdThem = ({ tx }: Acting, reassignment: Reassignment) =>
  sql`select s.id from support s join reassigned r on r.partnership_id = s.partnership_id and r.support_id = s.id
    where ${ofThis(reassignment)} order by s.id for update of s`.execute(tx)

const ofThis = ({ partnershipId, id }: Reassignment) => sql`r.partnership_id = ${partnershipId} and r.reassignment_id = ${id}`

/** False when it is so already. Throws OutOfDate when it cannot become so any more. */
async function bringTo(
  { tx }: Acting,
  { partnershipId, id }: Reassignment,
  from: Reassignment['state'],
  now: Partial<Reassignment> & Pick<Reassignment, 'state'>,
) {
  const { numUpdatedRows } = await tx
    .updateTable('reassignment')
    .set(now)
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) return true
  const there = await findReassignment(tx, partnershipId, id)
  if (there?.state !== now.state) throw new OutOfDate('Somebody has done or undone this just before you.')
  return false
}

interface Settled {
  done: 'done' | 'undone'
  left: 'left out' | 'stays'
  reason: string
}

/** What follows for those who were moved: their history, the talk that is planned, what became of them here, and the audit. */
async function settle(acting: Acting, reassignment: Reassignment, ids: readonly string[], { done, left, reason }: Settled) {
  const { tx, viewer, now } = acting
  const { partnershipId, id } = reassignment
  const moved = sql`any (${[...ids]}::uuid[])`
  await sql`insert into support_history (partnership_id, support_id, version, person_id, team_id, state, led_by_name, reason, by_membership, by_name, at)
    select partnership_id, id, version, person_id, team_id, state, led_by_name, ${reason}::text, ${viewer.membershipId}::uuid, ${viewer.name}::text, ${now}::timestamptz
    from support where partnership_id = ${partnershipId} and id = ${moved}`.execute(tx)
  await sql`update planned_talk t set with_membership = s.led_by, with_name = s.led_by_name from support s, reassigned r
    where ${ofThis(reassignment)} and s.partnership_id = r.partnership_id and s.id = r.support_id and s.id = ${moved}
      and t.partnership_id = s.partnership_id and t.support_id = s.id and t.state = 'planned'
      and t.with_membership in (r.from_membership, r.to_membership)`.execute(tx)
  // What was left out when it was done stays so when it is undone.
  await sql`update reassigned r set outcome = case when r.support_id = ${moved} then ${done}::text else ${left}::text end,
      stayed_because = case when r.support_id = ${moved} then null when ${isThere} then 'changed' else 'colleague left' end
    from membership m where ${ofThis(reassignment)} and r.outcome = ${done === 'done' ? 'planned' : 'done'}
      and m.partnership_id = r.partnership_id and m.id = ${done === 'done' ? sql`r.to_membership` : sql`r.from_membership`}`.execute(tx)
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id from support where partnership_id = ${partnershipId} and id = ${moved}`.execute(tx)
  await recordManyInAudit(
    acting,
    done === 'done' ? 'handed over' : 'took back',
    rows.map((row) => ({ thing: 'support', thingId: row.id, personId: row.personId, reason })),
  )
  await recordInAudit(acting, done === 'done' ? 'did' : 'undid', { thing: 'reassignment', thingId: id, reason: `${ids.length}` })
}

/** Tells those who were moved and asked for messages; when it is undone, those who were told before. */
async function tell(acting: Acting, reassignment: Reassignment, moved: ReadonlySet<string>) {
  const people = (await listReassigned(acting.tx, reassignment)).filter(({ supportId }) => moved.has(supportId))
  const told = people.flatMap((person) => {
    const isUndone = person.outcome === 'undone'
    if (isUndone && !person.wasTold) return []
    const message = somebodyElseNow(acting, person, { newName: isUndone ? person.fromName : person.toName, nextTalkOn: person.nextTalkOn })
    return message ? [{ message, supportId: person.supportId }] : []
  })
  await putManyInOutbox(
    acting,
    told.map(({ message }) => message),
  )
  await sql`update reassigned r set was_told = true where ${ofThis(reassignment)} and r.support_id = any (${told.map(({ supportId }) => supportId)}::uuid[])`.execute(
    acting.tx,
  )
}
