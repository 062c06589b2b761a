import { recordInAudit } from '../../../../platform/audit.ts'
import { addDays } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { listAgain } from '../../changes/listAgain.ts'
import { aPlaceIsFree, tell } from '../messages.ts'

// More than this at once are no free places, but a number that was typed wrong.
const MOST_AT_ONCE = 50

/**
 * Holds every free place of a group for whoever waits longest, and tells them. Each place is taken from the entry before it is held,
 * so that two who offer at one moment never hold the same one. Answers how many were held.
 */
export async function offerPlaces(acting: Acting<Viewer>, group: { id: string; name: string; heldForDays: number }): Promise<number> {
  const { tx, viewer, now, today } = acting
  const { partnershipId } = viewer
  let held = 0
  for (; held < MOST_AT_ONCE; held++) {
    const next = await nextWaiting(tx, partnershipId, group.id)
    const entry = next && (await movePlaces(tx, partnershipId, group.id, -1, now))
    if (!next || !entry) break
    const heldUntil = addDays(today, group.heldForDays)
    const about = { name: group.name, entryId: entry.id, contactPhone: entry.contactPhone }
    const isTold = await tell(acting, next, aPlaceIsFree(acting, about, heldUntil))
    await tx
      .updateTable('waitingPlace')
      .set({ state: 'held', heldUntil, isTold, version: next.version + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', next.id)
      .execute()
    await recordInAudit(acting, 'held a place for', { thing: 'waiting place', thingId: next.id })
  }
  return held
}

/** The place that was held is free again: nobody came for it until the day, or they said no. */
export async function freePlace(tx: Tx, partnershipId: string, groupId: string, now: Date) {
  await movePlaces(tx, partnershipId, groupId, 1, now)
}

const nextWaiting = (tx: Tx, partnershipId: string, groupId: string) =>
  tx
    .selectFrom('waitingPlace')
    .select(['id', 'reachBy', 'reachAt', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', groupId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** Changes how many places the public reads are left; nothing when nobody counts them, or none is left to take. */
async function movePlaces(tx: Tx, partnershipId: string, groupId: string, by: 1 | -1, now: Date) {
  const entry = await tx
    .updateTable('entry')
    .set((row) => ({ placesLeft: row('placesLeft', '+', by), version: row('version', '+', 1), changedAt: now }))
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', groupId)
    .where('placesLeft', '>=', by === -1 ? 1 : 0)
    .returning(['id', 'contactPhone'])
    .executeTakeFirst()
  if (entry) await listAgain(tx, partnershipId, [entry.id])
  return entry
}
