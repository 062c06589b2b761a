import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { Entry } from '../../entry.ts'
import type { KeepingRules } from '../freshness.ts'
import type { Keeper } from '../keeper.ts'
import { findKeeper } from '../queries.ts'

type Told = Pick<Keeper, 'name' | 'email' | 'phone'>

/**
 * Says who keeps an entry. Somebody else than before begins anew: no link of theirs is out, and nobody has asked them. Throws
 * OutOfDate when somebody changed the keeper since `versionSeen` (nought when there was none).
 */
export async function setKeeper(acting: Acting, { partnershipId, id }: Pick<Entry, 'partnershipId' | 'id'>, versionSeen: number, told: Told) {
  const { tx, now } = acting
  const there = await findKeeper(tx, partnershipId, id)
  if ((there?.version ?? 0) !== versionSeen) throw new OutOfDate('Somebody else has changed the keeper since you opened this page.')
  const anew = { membershipId: null, accountId: null, tokenHash: null, tokenExpiresAt: null, askedAbout: null, askedOn: null, asks: 0 }
  if (there) {
    const isSomebodyElse = there.email !== told.email || there.name !== told.name
    await tx
      .updateTable('keeper')
      .set({ ...told, ...(isSomebodyElse ? anew : {}), version: versionSeen + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('entryId', '=', id)
      .where('version', '=', versionSeen)
      .execute()
  } else {
    await tx
      .insertInto('keeper')
      .values({ ...told, partnershipId, entryId: id, createdAt: now })
      .execute()
  }
  await recordInAudit(acting, 'said who keeps', { thing: 'entry', thingId: id })
}

/** Nobody keeps it now: taken off by a worker, or by themselves with their link. Their address goes. */
export async function takeKeeperOff(acting: Acting<Viewer>, { partnershipId, id }: Pick<Entry, 'partnershipId' | 'id'>) {
  await acting.tx.deleteFrom('keeper').where('partnershipId', '=', partnershipId).where('entryId', '=', id).execute()
  await recordInAudit(acting, 'said that nobody keeps', { thing: 'entry', thingId: id })
}

/** With the link in hand and signed in: from now on their account keeps it, and the link is no longer needed. */
export async function keepSignedIn({ tx, viewer }: Acting<Viewer>, { partnershipId, entryId, version }: Keeper): Promise<boolean> {
  const { accountId } = viewer
  if (!accountId) return false
  // Somebody reads their own membership and no other.
  const own = await tx.selectFrom('membership').select('id').where('partnershipId', '=', partnershipId).where('leftAt', 'is', null).executeTakeFirst()
  if (!own) return false
  await tx
    .updateTable('keeper')
    .set({ membershipId: own.id, accountId, version: version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .execute()
  return true
}

/** Sets how long an entry may stay without a check. Throws OutOfDate when somebody else did since `versionSeen`. */
export async function setRules(acting: Acting, versionSeen: number, rules: KeepingRules) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  if (versionSeen === 0)
    await tx
      .insertInto('keepingRules')
      .values({ partnershipId })
      .onConflict((on) => on.doNothing())
      .execute()
  const { numUpdatedRows } = await tx
    .updateTable('keepingRules')
    .set({ ...rules, version: Math.max(1, versionSeen) + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('version', '=', Math.max(1, versionSeen))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed these days since you opened the page.')
  await recordInAudit(acting, 'changed', { thing: 'days of the directory' })
}
