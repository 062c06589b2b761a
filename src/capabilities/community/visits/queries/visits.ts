import { sql } from 'kysely'
import { addMonths, type Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { type Met, MONTHS, type Part, type Visit } from '../visit.ts'

export interface After {
  visitedOn: Day
  id: string
}

/** A visit, when the viewer may read it at all. */
export const findVisit = (tx: Tx, partnershipId: string, id: string): Promise<Visit | undefined> =>
  tx.selectFrom('visit').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Whom they met there: for workers. */
export const listMet = (tx: Tx, { partnershipId, id }: Pick<Visit, 'partnershipId' | 'id'>): Promise<Met[]> =>
  tx
    .selectFrom('visitMet')
    .select(['name', 'does'])
    .where('partnershipId', '=', partnershipId)
    .where('visitId', '=', id)
    .orderBy('position')
    .limit(10)
    .execute()

/** Visits, latest first, of everywhere or of one part of the area. */
export const listVisits = (
  tx: Tx,
  partnershipId: string,
  { outwardCode, after, limit = 25 }: { outwardCode?: string | undefined; after?: After | undefined; limit?: number },
) =>
  tx
    .selectFrom('visit')
    .select(['id', 'placeName', 'postcode', 'visitedOn', 'offers', 'wouldLike', 'byName', 'entryId'])
    .where('partnershipId', '=', partnershipId)
    .$if(outwardCode !== undefined, (query) => query.where('outwardCode', '=', outwardCode as string))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('visitedOn', 'id'), '<', eb.tuple(after?.visitedOn as string, after?.id as string))),
    )
    .orderBy('visitedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Where visits were, latest first, of everywhere or of one part: those whose place is known, at most `limit`. */
export const listVisitPoints = (tx: Tx, partnershipId: string, { outwardCode, limit }: { outwardCode?: string | undefined; limit: number }) =>
  tx
    .selectFrom('visit')
    .select(['id', 'placeName', 'visitedOn', 'latitude', 'longitude'])
    .where('partnershipId', '=', partnershipId)
    .where('latitude', 'is not', null)
    .where('longitude', 'is not', null)
    .$if(outwardCode !== undefined, (query) => query.where('outwardCode', '=', outwardCode as string))
    .orderBy('visitedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** The parts of the area that teams answer, or those of some teams alone, those longest without a visit first. */
export async function listParts(tx: Tx, partnershipId: string, today: Day, teamIds?: readonly string[]): Promise<Part[]> {
  const since = addMonths(today, -MONTHS)
  const { rows } = await sql<Part>`
    select part.code as "outwardCode", min(t.area) as area, max(latest.visited_on) as "lastVisitedOn", coalesce(max(counted.visits), 0)::integer as visits
    from team t
    cross join lateral unnest(t.outward_codes) as part (code)
    left join lateral (
      select v.visited_on from visit v where v.partnership_id = t.partnership_id and v.outward_code = part.code order by v.visited_on desc limit 1
    ) latest on true
    left join lateral (
      select count(*) as visits from visit v where v.partnership_id = t.partnership_id and v.outward_code = part.code and v.visited_on >= ${since}
    ) counted on true
    where t.partnership_id = ${partnershipId} ${teamIds ? sql`and t.id = any (${[...teamIds]}::uuid[])` : sql``}
    group by part.code
    order by max(latest.visited_on) nulls first, part.code collate "C"
    limit 200`.execute(tx)
  return rows
}

/** What an entry offers to write about: its name, and where it is. */
export async function findEntryToVisit(tx: Tx, partnershipId: string, entryId: string) {
  return tx
    .selectFrom('entry as e')
    .leftJoin('entryPlace as p', (join) => join.onRef('p.partnershipId', '=', 'e.partnershipId').onRef('p.entryId', '=', 'e.id').on('p.position', '=', 0))
    .select(['e.id', 'e.name', 'e.organiserId', 'p.postcode', 'p.latitude', 'p.longitude'])
    .where('e.partnershipId', '=', partnershipId)
    .where('e.id', '=', entryId)
    .executeTakeFirst()
}
