import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { type Entry, type EntryKind, placeOf, webAddress } from '../entry.ts'
import { addToLife } from '../groups/changes/moveGroupOn.ts'
import { listPlaces } from '../queries/entries.ts'
import { entryChanged } from './entryChanged.ts'
import { keepFirstPlace, type PlaceWords } from './keepPlaces.ts'
import { type BesideWords, keepBeside, organiserCalled } from './keepWords.ts'

/** What an entry says, as the form reads it. */
export interface EntryWords extends PlaceWords, BesideWords {
  kind: EntryKind
  name: string
  summary: string
  /** The name of whoever runs it. */
  organiser: string
  whoSuits: string
  firstVisit: string
  agesFrom: number | undefined
  agesTo: number | undefined
  languages: string[]
  whenItMeets: string
  ways: Entry['ways']
  cost: string
  isFree: boolean
  accessFeatures: Entry['accessFeatures']
  access: string
  contactName: string
  contactPhone: string
  contactEmail: string
  website: string
}

/** What of these words stands in the entry's own row. */
export function ownRow({ placeName, address, postcode, point, costs, peopleToAsk, terms, organiser, agesFrom, agesTo, website, ...told }: EntryWords) {
  return { ...told, website: webAddress(website) ?? '', agesFrom: agesFrom ?? null, agesTo: agesTo ?? null, sortName: foldName(told.name) }
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
  if (groupId) {
    await tx
      .insertInto('communityGroup')
      .values({ partnershipId, id: groupId, name: words.name, createdAt: now, state: 'starting', stateSince: today })
      .execute()
    await addToLife(acting, groupId, 1, { state: 'starting', sinceOn: today, because: '' })
  }
  const organiserId = await organiserCalled(acting, words.organiser, null)
  const row = { ...ownRow(words), partnershipId, id, groupId, organiserId, lastCheckedOn: today, lastCheckedBy: viewer.name }
  await tx
    .insertInto('entry')
    .values({ ...row, createdAt: now, changedAt: now })
    .execute()
  const entry = { partnershipId, id, groupId }
  const kept = await keepFirstPlace(tx, entry, undefined, words)
  await keepBeside(acting, entry, words)
  await entryChanged(acting, entry, 'added')
  return kept
}
