import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../../../database/schema.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { ListName } from '../parameters.ts'
import { entriesSought, placesSought, type Sought } from './narrowing.ts'

/** What a list is sorted by, last the id: at the same place on every page, and on both engines. */
export type Key = readonly (string | number)[]

export type Ids = SelectQueryBuilder<DB, never, Record<string, string | number>>

/** A list as something that can be counted, opened at any number, and read through. */
export interface List<By = Sought> {
  /** All of it, unsorted, with the columns it is sorted by. */
  from: (tx: Tx, sought: By) => Ids
  sortedBy: readonly string[]
}

const ofEntries: List = {
  from: (tx, sought) =>
    tx
      .selectFrom('entry as e')
      .where((eb) => entriesSought(eb as never, sought))
      .select('e.id') as unknown as Ids,
  sortedBy: ['e.id'],
}

const ofPlaces: List = {
  from: (tx, sought) =>
    tx
      .selectFrom('entryPlace as p')
      .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'p.partnershipId').onRef('e.id', '=', 'p.entryId'))
      .where('p.partnershipId', '=', sought.partnershipId)
      .where((eb) => entriesSought(eb as never, sought))
      .where((eb) => placesSought(eb as never, sought))
      .select(['p.entryId', 'p.position', 'p.id']) as unknown as Ids,
  // As the index of places by their entry has them, so that both tables are walked through side by side.
  sortedBy: ['p.entryId', 'p.position', 'p.id'],
}

const ofOrganisers: List = {
  from: (tx, { partnershipId, asked }) => {
    const withTerms = asked.taxonomy_term_id !== undefined || asked.taxonomy_id !== undefined
    const organisers = tx
      .selectFrom('organiser')
      .where('partnershipId', '=', partnershipId)
      .$if(asked.search !== undefined, (query) => query.where('name', 'ilike', containing(asked.search)))
      .$if(asked.modified_after !== undefined, (query) => query.where('changedAt', '>=', asked.modified_after as Date))
      .$if(withTerms, (query) => query.where('id', 'in', organisersWithTerms(tx, partnershipId, asked)))
      .select('id')
    // The partnership stands for those who are no organisation; when it changed, nobody knows.
    const itself = tx
      .selectFrom('partnership')
      .where('partnershipId', '=', partnershipId)
      .where((eb) => eb.lit(!withTerms && asked.modified_after === undefined))
      .$if(asked.search !== undefined, (query) => query.where('name', 'ilike', containing(asked.search)))
      .select('partnershipId as id')
    return tx.selectFrom(organisers.unionAll(itself).as('o')).select('o.id') as unknown as Ids
  },
  sortedBy: ['o.id'],
}

const organisersWithTerms = (tx: Tx, partnershipId: string, { taxonomy_term_id: termId, taxonomy_id: taxonomyId }: Sought['asked']) =>
  tx
    .selectFrom('entry as e')
    .innerJoin('entryTerm as et', (join) => join.onRef('et.partnershipId', '=', 'e.partnershipId').onRef('et.entryId', '=', 'e.id'))
    .innerJoin('term as t', (join) => join.onRef('t.partnershipId', '=', 'et.partnershipId').onRef('t.id', '=', 'et.termId'))
    .where('e.partnershipId', '=', partnershipId)
    .where('e.organiserId', 'is not', null)
    .$if(termId !== undefined, (query) => query.where('et.termId', '=', termId as string))
    .$if(taxonomyId !== undefined, (query) => query.where('t.taxonomyId', '=', taxonomyId as string))
    .select(sql<string>`e.organiser_id`.as('id'))

const ofTaxonomies: List = {
  from: (tx, { partnershipId, asked }) =>
    tx
      .selectFrom('taxonomy as x')
      .where('x.partnershipId', '=', partnershipId)
      .$if(asked.search !== undefined, (query) => query.where('x.name', 'ilike', containing(asked.search)))
      .$if(asked.modified_after !== undefined, (query) => query.where('x.changedAt', '>=', asked.modified_after as Date))
      .select('x.id') as unknown as Ids,
  sortedBy: ['x.id'],
}

const ofTerms: List = {
  from: (tx, { partnershipId, asked }) =>
    tx
      .selectFrom('term as t')
      .where('t.partnershipId', '=', partnershipId)
      .$if(asked.search !== undefined, (query) => query.where('t.name', 'ilike', containing(asked.search)))
      .$if(asked.taxonomy_id !== undefined, (query) => query.where('t.taxonomyId', '=', asked.taxonomy_id as string))
      .$if(asked.parent_id !== undefined, (query) => query.where('t.parentId', '=', asked.parent_id as string))
      .$if(asked.top_only === true, (query) => query.where('t.parentId', 'is', null))
      .$if(asked.modified_after !== undefined, (query) => query.where('t.changedAt', '>=', asked.modified_after as Date))
      .select('t.id') as unknown as Ids,
  sortedBy: ['t.id'],
}

const containing = (words = '') => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

export const lists: Record<ListName, List> = {
  services: ofEntries,
  service_at_locations: ofPlaces,
  organizations: ofOrganisers,
  taxonomies: ofTaxonomies,
  taxonomy_terms: ofTerms,
}

/** How many there are, exactly. Without a filter an index alone is read. */
export async function countAll({ from }: List, tx: Tx, sought: Sought): Promise<number> {
  const { count } = await from(tx, sought).clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return count as number
}

/**
 * The ids from a place on, counted from 0. The standard numbers its pages, so what comes before has to be skipped over: in ids alone,
 * and from whichever end is nearer.
 */
export async function listIdsAt({ from, sortedBy }: List, tx: Tx, sought: Sought, place: { offset: number; limit: number; total: number }): Promise<string[]> {
  const { offset, total } = place
  const limit = Math.min(place.limit, total - offset)
  if (limit <= 0) return []
  const isNearerTheEnd = offset + limit > total / 2
  const ids = await sortedBy
    .reduce((query, column) => query.orderBy(column as never, isNearerTheEnd ? 'desc' : 'asc'), from(tx, sought))
    .offset(isNearerTheEnd ? total - offset - limit : offset)
    .limit(limit)
    .execute()
  return (isNearerTheEnd ? ids.reverse() : ids).map(({ id }) => id as string)
}

/** The ids after a key, for reading all of it: a page at a time, each in a transaction of its own. */
export async function listIdsAfter<By>({ from, sortedBy }: List<By>, tx: Tx, sought: By, after: Key | undefined, limit: number) {
  const isAfter = sql<SqlBool>`(${sql.join(sortedBy.map((column) => sql.ref(column)))}) > (${sql.join([...(after ?? [])])})`
  const rows = await sortedBy
    .reduce((query, column) => query.orderBy(column as never), from(tx, sought))
    .$if(after !== undefined, (query) => query.where(isAfter))
    .limit(limit)
    .execute()
  const last = rows.at(-1)
  return { ids: rows.map(({ id }) => id as string), next: rows.length === limit && last ? Object.values(last) : undefined }
}
