import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Entry } from '../entry.ts'
import type { EntryWords } from './addEntry.ts'
import { locate } from './locate.ts'

/**
 * Changes a page of the directory, which is checking it, too. Throws OutOfDate when somebody changed it since `versionSeen`.
 * Answers whether we know where it is.
 */
export async function changeEntry(acting: Acting, entry: Entry, versionSeen: number, words: EntryWords): Promise<{ isPlaced: boolean }> {
  const { tx, viewer, today } = acting
  const { partnershipId, id, groupId } = entry
  const hasMoved = words.placeName !== entry.placeName || words.postcode !== (entry.postcode ?? '')
  const place = hasMoved ? await locate(tx, partnershipId, words) : entry.latitude !== null ? entry : undefined
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({
      ...words,
      postcode: words.postcode || null,
      sortName: foldName(words.name),
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      lastCheckedOn: today,
      lastCheckedBy: viewer.name,
      version: versionSeen + 1,
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it.')
  if (groupId) await tx.updateTable('communityGroup').set({ name: words.name }).where('partnershipId', '=', partnershipId).where('id', '=', groupId).execute()
  await recordInAudit(acting, 'changed', { thing: 'entry', thingId: id })
  return { isPlaced: place !== undefined }
}
