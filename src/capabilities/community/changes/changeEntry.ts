import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import { nameShown } from '../keeping/changes/sayOfEntry.ts'
import { findParts } from '../queries/entryParts.ts'
import { type EntryWords, ownRow } from './addEntry.ts'
import { entryChanged, takeVersion } from './entryChanged.ts'
import { keepFirstPlace } from './keepPlaces.ts'
import { asBesideWords, keepBeside, organiserCalled } from './keepWords.ts'

/**
 * Changes a page of the directory, which is checking it, too. Throws OutOfDate when somebody changed it since `versionSeen`.
 * Answers whether we know where it is.
 */
export async function changeEntry(acting: Acting<Viewer>, entry: Entry, versionSeen: number, words: EntryWords): Promise<{ isPlaced: boolean }> {
  const { tx, viewer, today } = acting
  const { partnershipId, id, groupId } = entry
  const organiserId = await organiserCalled(acting, words.organiser, entry.organiserId)
  await takeVersion(acting, entry, versionSeen, { ...ownRow(words), organiserId, lastCheckedOn: today, lastCheckedBy: nameShown(viewer) })
  const there = await findParts(tx, entry, today)
  const kept = await keepFirstPlace(tx, entry, there.places[0], words)
  await keepBeside(acting, entry, words, asBesideWords(there))
  if (groupId) await tx.updateTable('communityGroup').set({ name: words.name }).where('partnershipId', '=', partnershipId).where('id', '=', groupId).execute()
  await entryChanged(acting, { partnershipId, id }, 'changed')
  return kept
}
