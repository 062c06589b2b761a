import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { PLANNED_ANEW } from '../../../../platform/database/prepared.ts'
import { metresBetween } from '../../../../platform/distance.ts'
import type { Shown, Sought } from '../sought.ts'
import { asQuery, conditions, spotOf } from './conditions.ts'

/** Where a page ended: what the next begins after. Its parts are those of the order. */
export type After = readonly string[]

export interface PageOfEntries {
  entries: Shown[]
  /** Empty at the end. */
  next: After | undefined
  /** Words were found in more entries than are put in order; only so many of them are here. */
  isCutShort: boolean
}

/**
 * Of so many entries that have the words, the best come first; words that more have are no search yet. Without a limit, a common
 * word would have every entry of the country read and weighed.
 */
const MOST_RANKED = 500

/**
 * What is looked for, a page of it: nearest first and then freshest when it is around a place; else those whose words fit best;
 * else by name. An entry with several places is shown once.
 */
export async function listShown(
  tx: Tx,
  partnershipId: string,
  sought: Sought,
  { after, limit = 20 }: { after?: After | undefined; limit?: number } = {},
): Promise<PageOfEntries> {
  const statement = sought.around ? nearestFirst : sought.words.length > 0 ? bestFirst : byName
  const { rows } = await statement(partnershipId, sought, after, limit).execute(tx)
  const entries = rows.map((row) => withMetres(row, sought))
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { entries, next: last?.after, isCutShort: rows.some(({ found }) => found !== null && found >= MOST_RANKED) }
}

type Row = Omit<Shown, 'metres'> & { after: string[]; found: number | null }
type Statement = (partnershipId: string, sought: Sought, after: After | undefined, limit: number) => RawBuilder<Row>

const withMetres = ({ after: _after, found: _found, ...row }: Row, { around }: Sought): Shown => {
  const { latitude, longitude } = row
  return { ...row, metres: around && latitude !== null && longitude !== null ? Math.round(metresBetween(around.from, { latitude, longitude })) : null }
}

/** What is shown of the rows `f` of `page`: entry_id, listing_id, place, and `after`, in the order `rank`. */
const shownOf = (page: RawBuilder<unknown>) => sql<Row>`
  ${sql.raw(PLANNED_ANEW)} with ${page}
  select e.id, e.kind, e.name, e.sort_name, e.summary, e.when_it_meets, e.cost, e.is_free, e.state, e.closed_because, e.closed_until, e.last_checked_on,
    e.places_left, coalesce(p.name, '') as place_name, f.latitude, f.longitude, f.after, f.found
  from page f
  join entry e on e.partnership_id = f.partnership_id and e.id = f.entry_id
  left join entry_place p on p.partnership_id = f.partnership_id and p.id = f.listing_id
  order by f.rank`

const byName: Statement = (partnershipId, sought, after, limit) =>
  shownOf(sql`
  one as (
    select distinct on (l.sort_name, l.entry_id) l.partnership_id, l.entry_id, l.id as listing_id, l.sort_name, l.latitude, l.longitude
    from listing l
    where ${conditions(partnershipId, sought)}
      ${after?.length === 2 ? sql`and (l.sort_name, l.entry_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by l.sort_name, l.entry_id
    limit ${limit}
  ),
  page as (
    select *, array[sort_name, entry_id::text] as after, null::integer as found, row_number() over (order by sort_name, entry_id) as rank from one
  )`)

const bestFirst: Statement = (partnershipId, sought, after, limit) =>
  shownOf(sql`
  found as materialized (
    select l.partnership_id, l.entry_id, l.id as listing_id, l.sort_name, l.latitude, l.longitude,
      round(ts_rank(l.words, ${asQuery(sought.words)})::numeric * 1000)::integer as score
    from listing l where ${conditions(partnershipId, sought)} limit ${MOST_RANKED}
  ),
  one as (
    select distinct on (entry_id) * from found order by entry_id, score desc, listing_id
  ),
  page as (
    select *, array[(-score)::text, sort_name, entry_id::text] as after, (select count(*)::integer from found) as found,
      row_number() over (order by -score, sort_name, entry_id) as rank
    from one
    where ${after?.length === 3 ? sql`(-score, sort_name, entry_id) > (${after[0]}::integer, ${after[1]}, ${after[2]}::uuid)` : sql`true`}
    order by -score, sort_name, entry_id limit ${limit}
  )`)

/**
 * The index gives the nearest one after the other until there are enough; of an entry with several places that fit, the nearest.
 * Distances on the map are in the order of those on the ground.
 */
const nearestFirst: Statement = (partnershipId, sought, after, limit) => {
  const here = spotOf((sought.around as NonNullable<Sought['around']>).from)
  // What is farther than the last of the page before, or as far, and comes after it.
  const later =
    after?.length === 3
      ? sql`and (l.spot <-> ${here}, -(l.last_checked_on - date '2000-01-01'), l.entry_id) > (${after[0]}::float8, ${after[1]}::integer, ${after[2]}::uuid)`
      : sql``
  return shownOf(sql`
  near as materialized (
    select l.partnership_id, l.entry_id, l.id as listing_id, l.latitude, l.longitude, l.km, l.age
    -- In the order of distance first, and fenced: whether a row is the nearest of its entry is asked until there are enough, and of no more.
    from (
      select l.partnership_id, l.entry_id, l.id, l.latitude, l.longitude, l.spot <-> ${here} as km, -(l.last_checked_on - date '2000-01-01') as age
      from listing l where ${conditions(partnershipId, sought)} ${later}
      order by l.spot <-> ${here} offset 0
    ) l
    where (l.id = l.entry_id or not exists (
      select from listing o
      where o.entry_id = l.entry_id and ${conditions(partnershipId, sought, 'o')} and (o.spot <-> ${here}, o.id) < (l.km, l.id)
    ))
    order by l.km
    -- Those as far as the last come with it, for the freshest of them to be first.
    fetch first ${limit} rows with ties
  ),
  page as (
    select *, array[km::text, age::text, entry_id::text] as after, null::integer as found, row_number() over (order by km, age, entry_id) as rank from near
    order by km, age, entry_id limit ${limit}
  )`)
}

/** Where what is looked for is: one point for each place, at most `limit`, the nearest first when it is around a place. */
export async function listPoints(tx: Tx, partnershipId: string, sought: Sought, limit: number) {
  const here = sought.around && spotOf(sought.around.from)
  const { rows } = await sql<{ id: string; name: string; placeName: string; isFree: boolean; latitude: number; longitude: number }>`
    ${sql.raw(PLANNED_ANEW)} with l as materialized (
      select l.partnership_id, l.id, l.entry_id, l.is_free, l.latitude, l.longitude from listing l
      where ${conditions(partnershipId, sought)} and l.spot is not null
      ${here ? sql`order by l.spot <-> ${here}` : sql`order by l.sort_name, l.entry_id`}
      limit ${limit}
    )
    select l.entry_id as id, e.name, coalesce(p.name, '') as place_name, l.is_free, l.latitude, l.longitude
    from l join entry e on e.partnership_id = l.partnership_id and e.id = l.entry_id
    left join entry_place p on p.partnership_id = l.partnership_id and p.id = l.id`.execute(tx)
  return rows
}

/** How many rows each of several searches would find, up to `most`: one statement, and no search is read to its end. */
export async function countEach(tx: Tx, partnershipId: string, searches: readonly Sought[], most = 100): Promise<number[]> {
  if (searches.length === 0) return []
  const counts = searches.map(
    (sought) =>
      sql`(select count(distinct n.entry_id)::integer from (select l.entry_id from listing l where ${conditions(partnershipId, sought)} limit ${most}) n)`,
  )
  const { rows } = await sql<{ counts: number[] }>`${sql.raw(PLANNED_ANEW)} select array[${sql.join(counts)}] as counts`.execute(tx)
  return rows[0]?.counts ?? []
}
