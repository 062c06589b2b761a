import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Group } from '../group.ts'
import { changeGroup } from './changeGroup.ts'

/** What leads and helpers need to know of the place. Throws OutOfDate. */
export const notePlace = (acting: Acting, group: Group, versionSeen: number, placeNote: string) => changeGroup(acting, group, versionSeen, { placeNote })

/** Something more that the group has. The same id sent twice is one thing. */
export async function addKit({ tx, viewer, now, ...rest }: Acting, group: Group, kit: { id: string; what: string; heldBy: string }) {
  const { partnershipId } = viewer
  await tx
    .insertInto('groupKit')
    .values({ partnershipId, groupId: group.id, ...kit, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordInAudit({ tx, viewer, now, ...rest }, 'added', { thing: 'kit', thingId: kit.id })
}

/** Who holds it now, or that it is gone. Throws OutOfDate. */
export async function passKitOn(
  acting: Acting,
  kit: { id: string; groupId: string },
  versionSeen: number,
  { heldBy, isGone }: { heldBy: string; isGone: boolean },
) {
  const { tx, viewer, today } = acting
  const { numUpdatedRows } = await tx
    .updateTable('groupKit')
    .set({ heldBy, goneOn: isGone ? today : null, version: versionSeen + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', kit.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this since you opened it.')
  await recordInAudit(acting, 'passed on', { thing: 'kit', thingId: kit.id })
}

/** A line of the cash book. The same id sent twice is one line; a line is never changed. */
export async function writeDownMoney(acting: Acting, group: Group, line: { id: string; movedOn: Day; pence: number; whatFor: string }) {
  const { tx, viewer, now } = acting
  const { partnershipId, membershipId, name } = viewer
  await tx
    .insertInto('groupMoney')
    .values({ partnershipId, groupId: group.id, ...line, byMembership: membershipId, byName: name, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordInAudit(acting, 'wrote down', { thing: 'money', thingId: line.id })
}
