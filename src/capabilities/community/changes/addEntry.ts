import { recordInAudit } from '../../../platform/audit.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { type EntryKind, placeOf } from '../entry.ts'
import { keepHistory } from '../keeping/changes/keepHistory.ts'
import { listPlaces } from '../queries/entries.ts'
import { keepFirstPlace, type PlaceWords } from './keepPlaces.ts'
import { listAgain } from './listAgain.ts'

/** What an entry says, as the form reads it. */
export interface EntryWords extends PlaceWords {
  kind: EntryKind
  name: string
  summary: string
  whoSuits: string
  firstVisit: string
  whenItMeets: string
  cost: string
  isFree: boolean
  access: string
  contactName: string
  contactPhone: string
  contactEmail: string
  website: string
}

/**
 * Publishes a page of the directory; with `keepsRegister`, of a group that keeps its register here. The same id sent twice is one
 * entry. Answers whether we know where it is, so that it can be found by distance.
 */
export async function addEntry(acting: Acting, id: string, words: EntryWords, { keepsRegister }: { keepsRegister: boolean }): Promise<{ isPlaced: boolean }> {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const isThere = await tx.selectFrom('entry').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (isThere) return { isPlaced: (await listPlaces(tx, partnershipId, id)).some(placeOf) }
  const groupId = keepsRegister && words.kind === 'group' ? newId() : null
  if (groupId) await tx.insertInto('communityGroup').values({ partnershipId, id: groupId, name: words.name, createdAt: now }).execute()
  const { placeName, address, postcode, ...told } = words
  const row = { ...told, partnershipId, id, groupId, sortName: foldName(words.name), lastCheckedOn: today, lastCheckedBy: viewer.name }
  await tx
    .insertInto('entry')
    .values({ ...row, createdAt: now, changedAt: now })
    .execute()
  const kept = await keepFirstPlace(tx, { partnershipId, id, groupId }, undefined, words)
  await listAgain(tx, partnershipId, [id])
  await keepHistory(acting, { entryIds: [id], did: 'added' })
  await recordInAudit(acting, 'added', { thing: 'entry', thingId: id })
  return kept
}
