import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../../../database/schema.ts'
import type { Day } from '../../../../platform/clock.ts'
import { boxAround, type Place } from '../../../../platform/distance.ts'
import { oldestShown } from '../../keeping/freshness.ts'
import { type Asked, USUAL_PROXIMITY } from '../parameters.ts'
import { oldestHiddenSince, type Showing } from '../shown.ts'

/** Whose entries, which of them are shown today, and what of them was asked for. */
export interface Sought {
  partnershipId: string
  showing: Showing
  asked: Asked
  /** Where the postcode that was asked for is. */
  near?: Place | undefined
}

type Entries = ExpressionBuilder<DB & { e: DB['entry'] }, 'e'>
type Places = ExpressionBuilder<DB & { p: DB['entryPlace'] }, 'p'>

/** Which entries: those shown, or those that changed since a moment, and all else that was asked for. */
export function entriesSought(eb: Entries, { partnershipId, showing, asked }: Sought) {
  const oldest = oldestShown(showing.today, showing.rules)
  const all = [eb('e.partnershipId', '=', partnershipId), asked.modified_after ? changedSince(eb, asked.modified_after, showing, oldest) : shown(eb, oldest)]
  const { search, organization_id: organisation, minimum_age: youngest, maximum_age: oldestAge } = asked
  if (organisation) all.push(organisation === partnershipId ? eb('e.organiserId', 'is', null) : eb('e.organiserId', '=', organisation))
  if (youngest !== undefined) all.push(eb('e.agesFrom', '>=', Math.ceil(youngest)))
  if (oldestAge !== undefined) all.push(eb('e.agesTo', '<=', Math.floor(oldestAge)))
  if (search) {
    const found = eb
      .selectFrom('listing')
      .select('entryId')
      .where('partnershipId', '=', partnershipId)
      .where(sql<SqlBool>`words @@ websearch_to_tsquery('english', ${search})`)
    all.push(eb('e.id', 'in', found))
  }
  if (asked.taxonomy_term_id || asked.taxonomy_id) all.push(eb('e.id', 'in', withTerms(eb, partnershipId, asked)))
  if (asked.day || asked.start_time || asked.end_time) all.push(eb('e.id', 'in', atTimes(eb, partnershipId, asked)))
  return eb.and(all)
}

const shown = (eb: Entries, oldest: Day) => eb.and([eb('e.state', '<>', 'at rest'), eb('e.lastCheckedOn', '>=', oldest)])

// What nobody changed went out of sight all the same, once nobody had checked it for too long.
const changedSince = (eb: Entries, since: Date, showing: Showing, oldest: Day) =>
  eb.or([
    eb('e.changedAt', '>=', since),
    eb.and([eb('e.state', '<>', 'at rest'), eb('e.lastCheckedOn', '<', oldest), eb('e.lastCheckedOn', '>=', oldestHiddenSince(since, showing))]),
  ])

const withTerms = (eb: Entries, partnershipId: string, { taxonomy_term_id: termId, taxonomy_id: taxonomyId }: Asked) =>
  eb
    .selectFrom('entryTerm as et')
    .innerJoin('term as t', (join) => join.onRef('t.partnershipId', '=', 'et.partnershipId').onRef('t.id', '=', 'et.termId'))
    .select('et.entryId')
    .where('et.partnershipId', '=', partnershipId)
    .$if(termId !== undefined, (query) => query.where('et.termId', '=', termId as string))
    .$if(taxonomyId !== undefined, (query) => query.where('t.taxonomyId', '=', taxonomyId as string))

/** A day as a schedule may name it: each, or the nth of a month. "1TH" and "-1TH" are Thursdays too. */
const asNamed = (day: string) => ['', 1, 2, 3, 4, 5, -1, -2, -3, -4, -5].map((nth) => `${nth}${day}`)

// What is every day is on each of them.
const atTimes = (eb: Entries, partnershipId: string, { day, start_time: from, end_time: to }: Asked) =>
  eb
    .selectFrom('schedule as s')
    .select('s.entryId')
    .where('s.partnershipId', '=', partnershipId)
    .$if(from !== undefined, (query) => query.where('s.opensAt', '>=', from as string))
    .$if(to !== undefined, (query) => query.where('s.closesAt', '<=', to as string))
    .$if(day !== undefined, (query) =>
      query.where(sql<SqlBool>`(s.by_day && ${asNamed(day as string)}::text[] or (s.freq = 'DAILY' and s.every_n = 1 and s.by_day = '{}'))`),
    )

/** Which places of entries: all, or those near a postcode. */
export function placesSought(eb: Places, { asked, near }: Sought) {
  if (!near) return eb.lit(true)
  const within = asked.proximity ?? USUAL_PROXIMITY
  const { south, north, west, east } = boxAround(near, within)
  return eb.and([
    eb('p.latitude', '>=', south),
    eb('p.latitude', '<=', north),
    eb('p.longitude', '>=', west),
    eb('p.longitude', '<=', east),
    // The corners of the box are farther than was asked for. As metresBetween of platform/distance.ts.
    sql<SqlBool>`2 * 6371008.8 * asin(least(1, sqrt(
      sin(radians(p.latitude - ${near.latitude}::float8) / 2) ^ 2 + cos(radians(${near.latitude}::float8)) * cos(radians(p.latitude))
      * sin(radians(p.longitude - ${near.longitude}::float8) / 2) ^ 2))) <= ${within}::float8`,
  ])
}
