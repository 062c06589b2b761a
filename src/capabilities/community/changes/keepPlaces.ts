import type { Tx } from '../../../platform/database/narrowed.ts'
import { newId } from '../../../platform/ids.ts'
import type { Entry, EntryPlace } from '../entry.ts'
import { locate } from './locate.ts'

/** Where something takes place, as a form reads it. */
export interface PlaceWords {
  placeName: string
  address: string
  postcode: string
}

const isSame = (there: EntryPlace, { placeName, postcode }: PlaceWords) => there.name === placeName && (there.postcode ?? '') === postcode

/**
 * Makes the first place of an entry what was typed; takes it away when nothing was. Answers whether we know where it is. A place that
 * neither moved nor changed its name stays where it is on the map.
 */
export async function keepFirstPlace(tx: Tx, entry: Pick<Entry, 'partnershipId' | 'id' | 'groupId'>, there: EntryPlace | undefined, words: PlaceWords) {
  const { partnershipId, id: entryId, groupId } = entry
  const { placeName, address, postcode } = words
  if (!placeName && !address && !postcode) {
    if (there) await tx.deleteFrom('entryPlace').where('partnershipId', '=', partnershipId).where('id', '=', there.id).execute()
    return { isPlaced: false }
  }
  const located = there && isSame(there, words) && there.latitude !== null ? there : await locate(tx, partnershipId, words)
  const row = { name: placeName, address, postcode: postcode || null, latitude: located?.latitude ?? null, longitude: located?.longitude ?? null }
  if (there) {
    await tx.updateTable('entryPlace').set(row).where('partnershipId', '=', partnershipId).where('id', '=', there.id).execute()
  } else {
    await tx
      .insertInto('entryPlace')
      .values({ ...row, partnershipId, id: newId(), entryId, groupId, locationId: newId() })
      .execute()
  }
  return { isPlaced: located !== undefined }
}
