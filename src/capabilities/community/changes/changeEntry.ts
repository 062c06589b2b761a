import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import { keepHistory } from '../keeping/changes/keepHistory.ts'
import { nameShown } from '../keeping/changes/sayOfEntry.ts'
import { listPlaces } from '../queries/entries.ts'
import type { EntryWords } from './addEntry.ts'
import { keepFirstPlace } from './keepPlaces.ts'
import { listAgain } from './listAgain.ts'

/**
 * Changes a page of the directory, which is checking it, too. Throws OutOfDate when somebody changed it since `versionSeen`.
 * Answers whether we know where it is.
 */
export async function changeEntry(acting: Acting<Viewer>, entry: Entry, versionSeen: number, words: EntryWords): Promise<{ isPlaced: boolean }> {
  const { tx, viewer, today, now } = acting
  const { partnershipId, id, groupId } = entry
  const { placeName, address, postcode, ...told } = words
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ ...told, sortName: foldName(words.name), lastCheckedOn: today, lastCheckedBy: nameShown(viewer), changedAt: now, version: versionSeen + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it.')
  const [first] = await listPlaces(tx, partnershipId, id)
  const kept = await keepFirstPlace(tx, entry, first, words)
  if (groupId) await tx.updateTable('communityGroup').set({ name: words.name }).where('partnershipId', '=', partnershipId).where('id', '=', groupId).execute()
  await listAgain(tx, partnershipId, [id])
  await keepHistory(acting, { entryIds: [id], did: 'changed' })
  await recordInAudit(acting, 'changed', { thing: 'entry', thingId: id })
  return kept
}
