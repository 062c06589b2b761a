import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { boxAround, type Place } from '../../../platform/distance.ts'
import { foldName } from '../../../platform/fold.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import type { Entry, EntryKind, EntryPlace } from '../entry.ts'

const SHOWN = ['e.id', 'e.groupId', 'e.kind', 'e.name', 'e.sortName', 'e.summary', 'e.whenItMeets', 'e.cost', 'e.isFree', 'e.lastCheckedOn'] as const
const OF_ITS_PLACE = ['p.name as placeName', 'p.postcode'] as const

/** What of an entry a list shows. `metres` is how far it is from where was asked about. */
export type EntryShown = Pick<Entry, 'id' | 'groupId' | 'kind' | 'name' | 'sortName' | 'summary' | 'whenItMeets' | 'cost' | 'isFree' | 'lastCheckedOn'> & {
  placeName: string | null
  postcode: string | null
  metres: number | null
}

/** What is looked for. */
export interface Sought {
  words?: string | undefined
  kind?: EntryKind | undefined
  isFree?: boolean | undefined
}

/** A page of the directory. The database hides none from anybody, so what is not of this partnership is not found here. */
export const findEntry = (tx: Tx, partnershipId: string, id: string): Promise<Entry | undefined> =>
  tx.selectFrom('entry').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

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

/** Entries by name. At most `limit`, after `after`. */
export const listByName = (
  tx: Tx,
  partnershipId: string,
  sought: Sought,
  { after, limit = 25 }: { after?: { sortName: string; id: string } | undefined; limit?: number } = {},
): Promise<EntryShown[]> =>
  tx
    // Found by its words first, then put in order: a planner that guesses wrong how rare a word is would read every name to find it.
    .with(
      (cte) => (sought.words ? cte('found').materialized() : cte('found')),
      () =>
        narrowedTo(tx, partnershipId, sought)
          .select([...SHOWN, ...OF_ITS_PLACE])
          .select(sql<null>`null::integer`.as('metres')),
    )
    .selectFrom('found')
    .distinctOn(['sortName', 'id'])
    .selectAll()
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('sortName', 'id'), '>', eb.tuple(after?.sortName as string, after?.id as string))))
    .orderBy('sortName')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Entries within so many metres of a place, nearest first, each at the nearest of its places. What has no place is not among them. */
export const listByDistance = (
  tx: Tx,
  partnershipId: string,
  sought: Sought,
  { from, within, after, limit = 25 }: { from: Place; within: number; after?: { metres: number; id: string } | undefined; limit?: number },
): Promise<EntryShown[]> => {
  const { south, north, west, east } = boxAround(from, within)
  const inTheBox = narrowedTo(tx, partnershipId, sought)
    .where('l.latitude', '>=', south)
    .where('l.latitude', '<=', north)
    .where('l.longitude', '>=', west)
    .where('l.longitude', '<=', east)
    .distinctOn('e.id')
    .select([...SHOWN, ...OF_ITS_PLACE])
    .select(metresFrom(from).as('metres'))
    .orderBy('e.id')
    .orderBy('metres')
  return (
    tx
      .selectFrom(inTheBox.as('e'))
      .selectAll('e')
      // The corners of the box are farther than was asked for.
      .where('e.metres', '<=', Math.ceil(within))
      .$if(after !== undefined, (query) =>
        query.where((eb) => eb(eb.refTuple('e.metres', 'e.id'), '>', eb.tuple(after?.metres as number, after?.id as string))),
      )
      .orderBy('e.metres')
      .orderBy('e.id')
      .limit(limit)
      .execute()
  )
}

function narrowedTo(tx: Tx, partnershipId: string, { words, kind, isFree }: Sought) {
  let query = tx
    .selectFrom('listing as l')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'l.partnershipId').onRef('e.id', '=', 'l.entryId'))
    .leftJoin('entryPlace as p', (join) => join.onRef('p.partnershipId', '=', 'l.partnershipId').onRef('p.id', '=', 'l.id'))
    .where('l.partnershipId', '=', partnershipId)
  if (words) query = query.where(sql<boolean>`l.words @@ websearch_to_tsquery('english', ${words})`)
  if (kind) query = query.where('l.kind', '=', kind)
  if (isFree) query = query.where('l.isFree', '=', true)
  return query
}

// As metresBetween of platform/distance.ts, for a page of the nearest to be found where the rows are. Whole metres, so that the
// next page begins where this one ends.
const metresFrom = ({ latitude, longitude }: Place) => sql<number>`round(2 * 6371008.8 * asin(least(1, sqrt(
  sin(radians(l.latitude - ${latitude}::float8) / 2) ^ 2 +
  cos(radians(${latitude}::float8)) * cos(radians(l.latitude)) * sin(radians(l.longitude - ${longitude}::float8) / 2) ^ 2))))::integer`

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
