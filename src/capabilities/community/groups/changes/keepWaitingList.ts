import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { entryChanged } from '../../changes/entryChanged.ts'
import type { ReachBy } from '../forms/reach.ts'
import type { WaitingAnswer } from '../forms/waiting.ts'
import type { Group } from '../group.ts'
import { changeGroup } from './changeGroup.ts'
import { freePlace, offerPlaces } from './offerPlaces.ts'

interface Places {
  roomFor: number | undefined
  placesLeft: number | undefined
  heldForDays: number
}

/** Says how many places there are, on the page the public reads. Those who wait are offered what is free. Throws OutOfDate. */
export async function sayPlaces(
  acting: Acting,
  group: Group,
  versionSeen: number,
  { roomFor = null, placesLeft = null, heldForDays }: { [K in keyof Places]: Places[K] | null },
) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  await changeGroup(acting, group, versionSeen, { heldForDays: heldForDays ?? group.heldForDays })
  const entry = await tx
    .updateTable('entry')
    .set((row) => ({ roomFor, placesLeft, version: row('version', '+', 1), changedAt: now }))
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', group.id)
    .returning('id')
    .executeTakeFirst()
  if (entry) await entryChanged(acting, { partnershipId, id: entry.id }, 'changed')
  await offerWhenLead(acting, { ...group, heldForDays: heldForDays ?? group.heldForDays })
}

/** Somebody who would like a place: a first name, and a way to tell them. The same id sent twice is one person. */
export async function addToWaitingList(acting: Acting, group: Group, who: { id: string; calledName: string; reachBy: ReachBy; reachAt: string }) {
  const { tx, viewer, today, now } = acting
  const { partnershipId, membershipId, name } = viewer
  // For a worker's team to see what came of it; the list of a lead belongs to the group alone.
  const teamId = viewer.teamIds[0] ?? null
  await tx
    .insertInto('waitingPlace')
    .values({ partnershipId, groupId: group.id, teamId, ...who, askedOn: today, byMembership: membershipId, byName: name, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordInAudit(acting, 'added', { thing: 'waiting place', thingId: who.id })
  await offerWhenLead(acting, group)
}

interface Waiting {
  id: string
  state: 'waiting' | 'held' | 'joined' | 'let go'
  calledName: string
}

/** What became of somebody who waits. Whoever joins is on the register from now on; a place let go is offered to the next. Throws OutOfDate. */
export async function answerWaiting(acting: Acting, group: Group, waiting: Waiting, versionSeen: number, answer: WaitingAnswer) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const { numUpdatedRows } = await tx
    .updateTable('waitingPlace')
    .set(answer === 'told' ? { isTold: true, version: versionSeen + 1 } : { state: answer, version: versionSeen + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', waiting.id)
    .where('state', 'in', ['waiting', 'held'])
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed the waiting list since you opened it.')
  await recordInAudit(acting, answer, { thing: 'waiting place', thingId: waiting.id })
  const isLead = viewer.leads(group.id)
  if (answer === 'joined' && isLead) {
    await tx.insertInto('groupMember').values({ partnershipId, id: newId(), groupId: group.id, calledName: waiting.calledName, createdAt: now }).execute()
  }
  // A worker who takes somebody off leaves the place to the next round, which sees whoever waits.
  if (answer === 'let go' && waiting.state === 'held') await freePlace(tx, partnershipId, group.id, now)
  await offerWhenLead(acting, group)
}

/** Only those who lead see the whole list; what others free is offered within the hour. */
const offerWhenLead = (acting: Acting, group: Pick<Group, 'id' | 'name' | 'heldForDays'>) =>
  acting.viewer.leads(group.id) ? offerPlaces(acting, group) : Promise.resolve(0)
