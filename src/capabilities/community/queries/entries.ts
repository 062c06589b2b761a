import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Place } from '../../../platform/distance.ts'
import { foldName } from '../../../platform/fold.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import type { Entry, EntryPlace } from '../entry.ts'

/** A page of the directory. The database hides none from anybody, so what is not of this partnership is not found here. */
export const findEntry = (tx: Tx, partnershipId: string, id: string): Promise<Entry | undefined> =>
  tx.selectFrom('entry').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Pages of the directory by their ids, in the order of their names. */
export const listEntries = (tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Entry[]> =>
  tx
    .selectFrom('entry')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', ids.length > 0 ? [...ids] : [null as never])
    .orderBy('sortName')
    .orderBy('id')
    .limit(ids.length + 1)
    .execute()

/** The places of several entries, the first of each first. */
export const listPlacesOf = (tx: Tx, partnershipId: string, entryIds: readonly string[]): Promise<EntryPlace[]> =>
  tx
    .selectFrom('entryPlace')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', entryIds.length > 0 ? [...entryIds] : [null as never])
    .orderBy('entryId')
    .orderBy('position')
    .orderBy('id')
    .limit(20 * (entryIds.length + 1))
    .execute()

/** One place of an entry. */
export const findPlaceOf = (tx: Tx, partnershipId: string, entryId: string, id: string): Promise<EntryPlace | undefined> =>
  tx.selectFrom('entryPlace').selectAll().where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).where('id', '=', id).executeTakeFirst()

/** The places of an entry, its first one first. */
export const listPlaces = (tx: Tx, partnershipId: string, entryId: string, limit = 20): Promise<EntryPlace[]> =>
  tx
    .selectFrom('entryPlace')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()

/** A village, a town or a postcode by however somebody typed it: exactly, or as the first words of its name ("AS1" of "AS1 2AB"). */
export async function findPlace(tx: Tx, partnershipId: string, typed: string): Promise<(Place & { name: string }) | undefined> {
  const folded = foldName(foldPostcode(typed) ?? typed)
  if (folded === '') return undefined
  return (
    tx
      .selectFrom('place')
      .select(['name', 'latitude', 'longitude'])
      .where('partnershipId', '=', partnershipId)
      // Folded names sort by bytes: whatever begins with these words lies between a space and the sign after it.
      .where((eb) => eb.or([eb('foldedName', '=', folded), eb.and([eb('foldedName', '>', `${folded} `), eb('foldedName', '<', `${folded}!`)])]))
      .orderBy('foldedName')
      .executeTakeFirst()
  )
}
