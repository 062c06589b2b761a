import { recordInAudit } from '../../../platform/audit.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { EntryKind } from '../entry.ts'
import { locate } from './locate.ts'

/** What an entry says, as the form reads it. */
export interface EntryWords {
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
  placeName: string
  address: string
  postcode: string
}

/**
 * Publishes a page of the directory; with `keepsRegister`, of a group that keeps its register here. The same id sent twice is one
 * entry. Answers whether we know where it is, so that it can be found by distance.
 */
export async function addEntry(acting: Acting, id: string, words: EntryWords, { keepsRegister }: { keepsRegister: boolean }): Promise<{ isPlaced: boolean }> {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const place = await locate(tx, partnershipId, words)
  const isThere = await tx.selectFrom('entry').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (isThere) return { isPlaced: place !== undefined }
  const groupId = keepsRegister && words.kind === 'group' ? newId() : null
  if (groupId) await tx.insertInto('communityGroup').values({ partnershipId, id: groupId, name: words.name, createdAt: now }).execute()
  await tx
    .insertInto('entry')
    .values({
      ...words,
      partnershipId,
      id,
      groupId,
      postcode: words.postcode || null,
      sortName: foldName(words.name),
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      lastCheckedOn: today,
      lastCheckedBy: viewer.name,
      createdAt: now,
    })
    .execute()
  await recordInAudit(acting, 'added', { thing: 'entry', thingId: id })
  return { isPlaced: place !== undefined }
}
