import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Place } from '../../../platform/distance.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { type Entry, type EntryPlace, placeOf } from '../entry.ts'
import { pointWords } from '../forms/point.ts'
import { entryChanged, takeVersion } from './entryChanged.ts'
import { locate } from './locate.ts'

/** Where something takes place, as a form reads it. */
export interface PlaceWords {
  placeName: string
  address: string
  postcode: string
  /** Where it is on the map, as it was typed or left standing. */
  point?: Place | undefined
}

/**
 * Where a place is now. A point that was typed is where it is; one that was left standing stays as long as the postcode does, or the
 * name where there is no postcode. Otherwise it is where we find it.
 */
async function locateAgain(tx: Tx, there: EntryPlace | undefined, partnershipId: string, words: PlaceWords): Promise<Place | undefined> {
  const { point, postcode, placeName } = words
  const was = there && placeOf(there)
  const isLeft = was && point && pointWords(was) === pointWords(point)
  if (point && !isLeft) return point
  const stays = isLeft && (there.postcode ?? '') === postcode ? was : undefined
  if (stays && (postcode || there?.name === placeName)) return stays
  return (await locate(tx, partnershipId, words)) ?? stays
}

/**
 * Makes the first place of an entry what was typed; takes it away when nothing was. Answers whether we know where it is. A place that
 * neither moved nor changed its name stays where it is on the map.
 */
export async function keepFirstPlace(tx: Tx, entry: Pick<Entry, 'partnershipId' | 'id' | 'groupId'>, there: EntryPlace | undefined, words: PlaceWords) {
  const { partnershipId, id: entryId, groupId } = entry
  if (!words.placeName && !words.address && !words.postcode) {
    if (there) await tx.deleteFrom('entryPlace').where('partnershipId', '=', partnershipId).where('id', '=', there.id).execute()
    return { isPlaced: false }
  }
  const located = await locateAgain(tx, there, partnershipId, words)
  const row = rowOf(words, located)
  if (there) {
    await tx.updateTable('entryPlace').set(row).where('partnershipId', '=', partnershipId).where('id', '=', there.id).execute()
  } else {
    await tx
      .insertInto('entryPlace')
      .values({ ...row, partnershipId, id: newId(), entryId, groupId, locationId: await locationOf(tx, partnershipId, words) })
      .execute()
  }
  return { isPlaced: located !== undefined }
}

/** Something of the same name and postcode is at the same location; without both, nobody can know. */
async function locationOf(tx: Tx, partnershipId: string, { placeName, postcode }: PlaceWords): Promise<string> {
  if (!placeName || !postcode) return newId()
  const same = await tx
    .selectFrom('entryPlace')
    .select('locationId')
    .where('partnershipId', '=', partnershipId)
    .where('name', '=', placeName)
    .where('postcode', '=', postcode)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return same?.locationId ?? newId()
}

/** One more place of an entry. The same id sent twice is one place. Throws OutOfDate. Answers whether we know where it is. */
export async function addPlace(acting: Acting<Viewer>, entry: Entry, versionSeen: number, id: string, words: PlaceWords & { access: string }) {
  const { tx } = acting
  const { partnershipId, groupId } = entry
  const there = await tx.selectFrom('entryPlace').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (there) return { isPlaced: there.latitude !== null }
  await takeVersion(acting, entry, versionSeen)
  const located = await locateAgain(tx, undefined, partnershipId, words)
  const locationId = await locationOf(tx, partnershipId, words)
  const last = await tx
    .selectFrom('entryPlace')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entry.id)
    .executeTakeFirst()
  const row = { partnershipId, id, entryId: entry.id, groupId, locationId, position: (last?.position ?? 0) + 1 }
  await tx
    .insertInto('entryPlace')
    .values({ ...row, ...rowOf(words, located), access: words.access })
    .execute()
  await entryChanged(acting, entry, 'changed')
  return { isPlaced: located !== undefined }
}

/** Changes a place of an entry. Throws OutOfDate. Answers whether we know where it is. */
export async function changePlace(acting: Acting<Viewer>, entry: Entry, versionSeen: number, there: EntryPlace, words: PlaceWords & { access: string }) {
  const { tx } = acting
  await takeVersion(acting, entry, versionSeen)
  const located = await locateAgain(tx, there, entry.partnershipId, words)
  await tx
    .updateTable('entryPlace')
    .set({ ...rowOf(words, located), access: words.access })
    .where('partnershipId', '=', entry.partnershipId)
    .where('id', '=', there.id)
    .execute()
  await entryChanged(acting, entry, 'changed')
  return { isPlaced: located !== undefined }
}

/** Takes a place away, and with it when something took place there. Throws OutOfDate. */
export async function removePlace(acting: Acting<Viewer>, entry: Entry, versionSeen: number, there: EntryPlace) {
  await takeVersion(acting, entry, versionSeen)
  await acting.tx.deleteFrom('entryPlace').where('partnershipId', '=', entry.partnershipId).where('id', '=', there.id).execute()
  await entryChanged(acting, entry, 'changed')
}

const rowOf = ({ placeName, address, postcode }: PlaceWords, located: Place | undefined) => ({
  name: placeName,
  address,
  postcode: postcode || null,
  latitude: located?.latitude ?? null,
  longitude: located?.longitude ?? null,
})
