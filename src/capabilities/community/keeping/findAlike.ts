import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { foldName } from '../../../platform/fold.ts'
import { type Because, phoneKey, type Recognised, tellingOnly, websiteKey, whyAlike } from './alike.ts'

export interface Alike {
  other: Recognised
  because: Because[]
}

// Beyond this many of one name, postcode, phone or website, more of them would not help anybody to choose.
const AT_MOST = 25

/**
 * Entries that may be the same thing as each of these, which may be saved already or not. Asked of the open tables by four indexes;
 * what they find is looked at here. In the order they were given; at most a page of each.
 */
export async function findAlike(tx: Tx, partnershipId: string, sketches: readonly Recognised[]): Promise<Alike[][]> {
  if (sketches.length === 0) return []
  const keys = sketches.map(({ id, name, phone, website, places }) => ({
    id,
    sort_name: foldName(name),
    phone: phoneKey(phone),
    website: websiteKey(website),
    postcodes: places.flatMap(({ postcode }) => (postcode ? [postcode] : [])),
  }))
  const { rows } = await sql<{ id: string; otherId: string }>`
    with mine as (select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as m (id uuid, sort_name text, phone text, website text, postcodes text[]))
    select mine.id, found.id as other_id from mine cross join lateral (
      (select e.id from entry e where e.partnership_id = ${partnershipId} and e.sort_name = mine.sort_name collate "C" limit ${AT_MOST})
      union
      (select e.id from entry e where e.partnership_id = ${partnershipId} and mine.phone <> '' and e.contact_phone <> ''
        and regexp_replace(e.contact_phone, '[^0-9]', '', 'g') = mine.phone limit ${AT_MOST})
      union
      (select e.id from entry e where e.partnership_id = ${partnershipId} and mine.website <> '' and e.website <> ''
        and regexp_replace(lower(e.website), '^https?://(www\\.)?|/+$', '', 'g') = mine.website limit ${AT_MOST})
      union
      (select p.entry_id from entry_place p where p.partnership_id = ${partnershipId} and p.postcode = any (mine.postcodes) limit ${AT_MOST * 4})
    ) found
    where found.id <> mine.id`.execute(tx)
  const others = new Map((await listRecognised(tx, partnershipId, [...new Set(rows.map(({ otherId }) => otherId))])).map((each) => [each.id, each]))
  return sketches.map((sketch) => {
    const found = rows
      .filter(({ id }) => id === sketch.id)
      .flatMap(({ otherId }) => others.get(otherId) ?? [])
      .map((other) => ({ other, because: whyAlike(sketch, other) }))
    return tellingOnly(sketch, found).slice(0, AT_MOST)
  })
}

/** What entries are recognised by. Those at rest are left out: nobody takes them for anything. */
export async function listRecognised(tx: Tx, partnershipId: string, entryIds: readonly string[]): Promise<Recognised[]> {
  if (entryIds.length === 0) return []
  const entries = await tx
    .selectFrom('entry')
    .select(['id', 'name', 'contactPhone', 'website'])
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', entryIds)
    .where('state', '<>', 'at rest')
    .execute()
  const places = await tx
    .selectFrom('entryPlace')
    .select(['entryId', 'postcode', 'latitude', 'longitude'])
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', entryIds)
    .execute()
  return entries.map(({ id, name, contactPhone, website }) => ({
    id,
    name,
    phone: contactPhone,
    website,
    places: places.filter(({ entryId }) => entryId === id),
  }))
}

/**
 * Writes down which entries may be the same thing as these, for a worker to look at. What somebody has answered before stays. After an
 * import, or each morning for what has changed; a hundred at a time.
 */
export async function noteAlike(tx: Tx, partnershipId: string, entryIds: readonly string[]): Promise<number> {
  const ours = await listRecognised(tx, partnershipId, entryIds)
  const found = await findAlike(tx, partnershipId, ours)
  const pairs = ours.flatMap(({ id }, i) =>
    (found[i] ?? []).map(({ other, because }) => {
      const [oneId, otherId] = id < other.id ? [id, other.id] : [other.id, id]
      return { partnershipId, oneId, otherId, because }
    }),
  )
  const distinct = [...new Map(pairs.map((pair) => [`${pair.oneId} ${pair.otherId}`, pair])).values()]
  if (distinct.length > 0) {
    await tx
      .insertInto('alike')
      .values(distinct)
      .onConflict((on) => on.doNothing())
      .execute()
  }
  return distinct.length
}
