import { recordInAudit } from '../../../../platform/audit.ts'
import { withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { inMinutes } from '../../concerns/concern.ts'
import { findTimes, listLeadIds } from '../../whoAnswers.ts'
import type { Outing, Step } from '../outing.ts'
import { findOuting, findOwnOuting } from '../queries.ts'

export interface NewOuting {
  id: string
  whereTo: string
  withWhom: string
  phone: string
  minutes: number
  colleague: { id: string; name: string }
}

/** Somebody goes out alone. Sent twice it is one outing. Throws OutOfDate when they are out already. */
export async function goOut(acting: Acting, { id, minutes, colleague, ...words }: NewOuting) {
  const { tx, viewer, now } = acting
  const { partnershipId, membershipId, name } = viewer
  const there = await findOwnOuting(tx, viewer)
  if (there?.id === id) return
  if (there) throw new OutOfDate('You are out already. Say first that you are back.')
  const { leadIds, alarmAfter } = await withoutSeeingWhose(tx, async () => ({
    leadIds: await listLeadIds(tx, partnershipId),
    alarmAfter: (await findTimes(tx, partnershipId)).alarmAfter,
  }))
  const backBy = inMinutes(now, minutes)
  const readerIds = [...new Set([colleague.id, ...leadIds])]
  const row = {
    partnershipId,
    id,
    membershipId,
    byName: name,
    ...words,
    colleagueId: colleague.id,
    colleagueName: colleague.name,
    begunAt: now,
    backBy,
    readerIds,
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('outing')
    .values({ ...row, nextLookAt: inMinutes(backBy, alarmAfter) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  // Their own from the day before, sent once more; or an id of something else.
  if (numInsertedOrUpdatedRows !== 1n) {
    if ((await findOuting(tx, partnershipId, id))?.membershipId !== membershipId) throw new NotFound()
    return
  }
  await addStep(acting, { partnershipId, id, membershipId, readerIds }, 1, 'out')
  await recordInAudit(acting, 'went out', { thing: 'outing', thingId: id })
}

/** Stays out so much longer, counted from when they meant to be back, or from now when that is over. Throws OutOfDate. */
export async function stayLonger(acting: Acting, outing: Outing, versionSeen: number, minutes: number) {
  const { now } = acting
  const { alarmAfter } = await findTimes(acting.tx, outing.partnershipId)
  const backBy = inMinutes(new Date(Math.max(outing.backBy.getTime(), now.getTime())), minutes)
  await move(acting, outing, versionSeen, 'longer', { state: 'out', backBy, nextLookAt: inMinutes(backBy, alarmAfter) })
}

/** They are back and safe, or somebody else knows that they are. Said twice it is as they wanted. */
export async function endOuting(acting: Acting, outing: Outing) {
  if (outing.state === 'back') return
  const { viewer, now } = acting
  const isOwn = outing.membershipId === viewer.membershipId
  const ended = { backAt: now, endedBy: viewer.membershipId, endedByName: viewer.name, nextLookAt: null }
  await move(acting, outing, outing.version, isOwn ? 'back' : 'found safe', { state: 'back', ...ended })
  await recordInAudit(acting, isOwn ? 'is back' : 'found safe', { thing: 'outing', thingId: outing.id })
}

async function move(acting: Acting, outing: Outing, versionSeen: number, step: Step['step'], columns: Partial<Outing>) {
  const { numUpdatedRows } = await acting.tx
    .updateTable('outing')
    .set({ ...columns, version: versionSeen + 1 })
    .where('partnershipId', '=', outing.partnershipId)
    .where('id', '=', outing.id)
    .where('version', '=', versionSeen)
    .where('state', '<>', 'back')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This was changed since you opened it.')
  await addStep(acting, outing, versionSeen + 1, step)
}

type Of = Pick<Outing, 'partnershipId' | 'id' | 'membershipId' | 'readerIds'>

const addStep = ({ tx, viewer, now }: Acting, { partnershipId, id, membershipId, readerIds }: Of, version: number, step: Step['step']) =>
  tx.insertInto('outingStep').values({ partnershipId, outingId: id, version, step, byName: viewer.name, at: now, membershipId, readerIds }).execute()
