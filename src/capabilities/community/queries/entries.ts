import { type SelectQueryBuilder, sql } from 'kysely'
import type { DB } from '../../../../database/schema.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { boxAround, type Place } from '../../../platform/distance.ts'
import { foldName } from '../../../platform/fold.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import type { Entry, EntryKind } from '../entry.ts'

const SHOWN = ['id', 'groupId', 'kind', 'name', 'sortName', 'summary', 'whenItMeets', 'cost', 'isFree', 'placeName', 'postcode', 'lastCheckedOn'] as const
const ALL = [
  ...SHOWN,
  'partnershipId',
  'whoSuits',
  'firstVisit',
  'access',
  'contactName',
  'contactPhone',
  'contactEmail',
  'website',
  'address',
  'latitude',
  'longitude',
  'lastCheckedBy',
  'organiserId',
  'state',
  'closedBecause',
  'closedUntil',
  'agesFrom',
  'agesTo',
  'ways',
  'accessFeatures',
  'languages',
  'roomFor',
  'placesLeft',
  'changedAt',
  'version',
  'createdAt',
] as const

/** What of an entry a list shows. `metres` is how far it is from where was asked about. */
export type EntryShown = Pick<Entry, (typeof SHOWN)[number]> & { metres: number | null }

/** What is looked for. */
export interface Sought {
  words?: string | undefined
  kind?: EntryKind | undefined
  isFree?: boolean | undefined
}

/** A page of the directory. The database hides none from anybody, so what is not of this partnership is not found here. */
export const findEntry = (tx: Tx, partnershipId: string, id: string): Promise<Entry | undefined> =>
  tx.selectFrom('entry').select(ALL).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

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
      () => narrowedTo(tx, partnershipId, sought).select(SHOWN).select(sql<null>`null::integer`.as('metres')),
    )
    .selectFrom('found')
    .selectAll()
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('sortName', 'id'), '>', eb.tuple(after?.sortName as string, after?.id as string))))
    .orderBy('sortName')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Entries within so many metres of a place, nearest first. What has no place is not among them. */
export const listByDistance = (
  tx: Tx,
  partnershipId: string,
  sought: Sought,
  { from, within, after, limit = 25 }: { from: Place; within: number; after?: { metres: number; id: string } | undefined; limit?: number },
): Promise<EntryShown[]> => {
  const { south, north, west, east } = boxAround(from, within)
  const inTheBox = narrowedTo(tx, partnershipId, sought)
    .where('latitude', '>=', south)
    .where('latitude', '<=', north)
    .where('longitude', '>=', west)
    .where('longitude', '<=', east)
    .select(SHOWN)
    .select(metresFrom(from).as('metres'))
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

function narrowedTo(tx: Tx, partnershipId: string, { words, kind, isFree }: Sought): SelectQueryBuilder<DB, 'entry', object> {
  let query = tx.selectFrom('entry').where('partnershipId', '=', partnershipId)
  if (words) query = query.where(sql<boolean>`search @@ websearch_to_tsquery('english', ${words})`)
  if (kind) query = query.where('kind', '=', kind)
  if (isFree) query = query.where('isFree', '=', true)
  return query
}

// As metresBetween of platform/distance.ts, for a page of the nearest to be found where the rows are. Whole metres, so that the
// next page begins where this one ends.
const metresFrom = ({ latitude, longitude }: Place) => sql<number>`round(2 * 6371008.8 * asin(least(1, sqrt(
  sin(radians(latitude - ${latitude}::float8) / 2) ^ 2 +
  cos(radians(${latitude}::float8)) * cos(radians(latitude)) * sin(radians(longitude - ${longitude}::float8) / 2) ^ 2))))::integer`

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
