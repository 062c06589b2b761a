import { sql } from 'kysely'
import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putManyInOutbox } from '../../../platform/outbox.ts'
import { word } from '../../../platform/wording.ts'
import { messageTo } from '../../people/index.ts'
import { OPEN } from '../support.ts'
import type { Cover } from './cover.ts'
import { somebodyIsThere } from './messages.ts'
import { findCover } from './queries.ts'

interface NewCover {
  id: string
  away: { id: string; name: string }
  by: { id: string; name: string }
  fromOn: Day
  untilOn: Day
}

/**
 * A colleague is there for the people of somebody who is away, from a day to a day. Each of them reads it, and is told where they agreed
 * to messages; how many is answered. Sent twice it is one. Throws OutOfDate when somebody has arranged it already.
 */
export async function arrangeCover(acting: Acting, { id, away, by, fromOn, untilOn }: NewCover): Promise<{ people: number; told: number }> {
  const { tx, viewer, now, today } = acting
  const { partnershipId } = viewer
  if (await findCover(tx, partnershipId, id)) return { people: 0, told: 0 }
  await tx
    .updateTable('cover')
    .set({ endedOn: sql<Day>`until_on` })
    .where('partnershipId', '=', partnershipId)
    .where('awayMembership', '=', away.id)
    .where('endedOn', 'is', null)
    .where('untilOn', '<', today)
    .execute()
  const names = { awayMembership: away.id, awayName: away.name, coverMembership: by.id, coverName: by.name }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('cover')
    .values({ partnershipId, id, ...names, fromOn, untilOn, byMembership: viewer.membershipId, byName: viewer.name, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate(`Somebody covers for ${away.name} already. End that first.`)
  const people = await sayIt(acting, away.id, { coveredByName: by.name, coveredFrom: fromOn, coveredUntil: untilOn })
  const { day } = acting.words
  const worded = word(acting, somebodyIsThere, { name: away.name, other: by.name, first: day(fromOn), until: day(untilOn) })
  const messages = people.flatMap((person) => messageTo(acting.house, person, worded) ?? [])
  await putManyInOutbox(acting, messages)
  await recordInAudit(acting, 'arranged', { thing: 'cover', thingId: id, reason: `${by.name} for ${away.name}, ${fromOn} to ${untilOn}` })
  return { people: people.length, told: messages.length }
}

/** Whoever was away is back earlier. Ended twice, it ended the first time. */
export async function endCover(acting: Acting, { id, awayMembership }: Cover) {
  const { tx, viewer, today } = acting
  const { numUpdatedRows } = await tx
    .updateTable('cover')
    .set({ endedOn: today })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('endedOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return
  await sayIt(acting, awayMembership, { coveredByName: null, coveredFrom: null, coveredUntil: null })
  await recordInAudit(acting, 'ended', { thing: 'cover', thingId: id })
}

/** Writes who is there where each person reads it, and answers whom of them can be told how. */
const sayIt = ({ tx, viewer }: Acting, awayId: string, said: { coveredByName: string | null; coveredFrom: Day | null; coveredUntil: Day | null }) =>
  tx
    .updateTable('support as s')
    .from('person as p')
    .set(said)
    .where('s.partnershipId', '=', viewer.partnershipId)
    .where('s.ledBy', '=', awayId)
    .where('s.state', 'in', [...OPEN])
    .whereRef('p.partnershipId', '=', 's.partnershipId')
    .whereRef('p.id', '=', 's.personId')
    .returning(['p.id', 'p.teamId', 'p.email', 'p.phone', 'p.reachBy', 'p.mayText'])
    .execute()
