import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'
import { leadsOf } from '../cover/leads.ts'
import { isUnheard, lastHeard } from '../queries.ts'
import { OPEN } from '../support.ts'
import { type Call, MOST_CALLS } from './call.ts'

/**
 * Whom the viewer rings today: talks by phone that are due, and people not heard from who want to be rung. Nobody without a number,
 * or with one that turned out not to be theirs. Those tried today come last.
 */
export const listToRing = (tx: Tx, viewer: Member, today: Day) => {
  const { partnershipId, partnership } = viewer
  const isTriedToday = sql<boolean>`coalesce((s.tried_at at time zone ${partnership.timeZone})::date = ${today}::date, false)`
  return tx
    .selectFrom(leadsOf(viewer, today).as('lead'))
    .innerJoin('support as s', (join) => join.onRef('s.ledBy', '=', 'lead.id').on('s.partnershipId', '=', partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .leftJoin('plannedTalk as t', (join) =>
      join.onRef('t.partnershipId', '=', 's.partnershipId').onRef('t.supportId', '=', 's.id').on('t.state', '=', 'planned'),
    )
    .select(['s.id', 's.personId', 's.ledBy', 's.ledByName', 's.nextTalkOn', 's.lastTalkOn', 's.begunOn', 's.tries', 's.triedAt'])
    .select(['p.name as personName', 'p.goodTimes', 'p.mayLeaveMessage', 't.beginsAt', isTriedToday.as('isTriedToday')])
    .where('s.state', 'in', [...OPEN])
    .where(sql<boolean>`coalesce(p.phone, '') <> ''`)
    .where(sql<boolean>`s.wrong_phone is distinct from p.phone`)
    .where((on) =>
      on.or([
        on.and([on('s.nextTalkOn', '<=', today), on.or([on('t.mode', '=', 'phone'), on.and([on('t.mode', 'is', null), isRung])])]),
        on.and([isRung, isUnheard(viewer, today)]),
      ]),
    )
    .orderBy('isTriedToday')
    .orderBy('s.nextTalkOn', (by) => by.asc().nullsLast())
    .orderBy('t.beginsAt', (by) => by.asc().nullsLast())
    .orderBy(lastHeard)
    .orderBy('s.id')
    .limit(MOST_CALLS)
    .execute()
}

export type ToRing = Awaited<ReturnType<typeof listToRing>>[number]

const isRung = sql<boolean>`p.reach_by in ('phone', 'text')`

/** People whose number turned out not to be theirs, and who have no other yet. */
export const listWrongNumbers = (tx: Tx, viewer: Member, today: Day) =>
  tx
    .selectFrom(leadsOf(viewer, today).as('lead'))
    .innerJoin('support as s', (join) => join.onRef('s.ledBy', '=', 'lead.id').on('s.partnershipId', '=', viewer.partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .select(['s.id', 's.personId', 'p.name as personName'])
    .where('s.state', 'in', [...OPEN])
    .whereRef('s.wrongPhone', '=', 'p.phone')
    .orderBy('p.foldedName')
    .limit(MOST_CALLS)
    .execute()

/** The last times somebody was rung, latest first. */
export const listCalls = (tx: Tx, partnershipId: string, supportId: string, limit = 10): Promise<Call[]> =>
  tx
    .selectFrom('call')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('supportId', '=', supportId)
    .orderBy('calledAt', 'desc')
    .limit(limit)
    .execute()

/** What was agreed the last time somebody talked with us. */
export const findLastTalk = (tx: Tx, partnershipId: string, supportId: string) =>
  tx
    .selectFrom('conversation')
    .select(['id', 'heldOn', 'agreed', 'whatMatters', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('supportId', '=', supportId)
    .orderBy('heldOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
