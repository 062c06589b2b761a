import type { Selectable } from 'kysely'
import type { CostOption, EntryContact, EntryPlace, Entry as EntryTable, ScheduleException, Schedule as ScheduleTable } from '../../../../../database/schema.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Organiser } from '../shapes/organization.ts'
import type { Taxonomy, Term } from '../shapes/taxonomy.ts'

// All that is published of entries, gathered for a page of them at a time: one query for each table.

const ENTRY = [
  'id',
  'kind',
  'name',
  'summary',
  'whoSuits',
  'firstVisit',
  'whenItMeets',
  'cost',
  'isFree',
  'access',
  'contactName',
  'contactPhone',
  'contactEmail',
  'website',
  'lastCheckedOn',
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
] as const
const ORGANISER = ['id', 'name', 'summary', 'website', 'email', 'phone'] as const
const TERM = ['id', 'taxonomyId', 'parentId', 'code', 'name', 'description', 'uri'] as const
const TAXONOMY = ['id', 'name', 'description', 'uri'] as const

export type EntryRow = Pick<Selectable<EntryTable>, (typeof ENTRY)[number]>
export type Place = Selectable<EntryPlace>
export type ScheduleRow = Selectable<ScheduleTable> & { exceptions: readonly Selectable<ScheduleException>[] }
export interface TermOf {
  term: Term
  taxonomy: Taxonomy
}

export interface WholeLine {
  entry: EntryRow
  organiser: Organiser | undefined
}

export interface Whole extends WholeLine {
  places: readonly Place[]
  schedules: readonly ScheduleRow[]
  costs: readonly Selectable<CostOption>[]
  contacts: readonly Selectable<EntryContact>[]
  terms: readonly TermOf[]
}

/** Entries with who runs them, in the order of `ids`. */
export async function listLines(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<WholeLine[]> {
  if (ids.length === 0) return []
  const entries = await tx.selectFrom('entry').select(ENTRY).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
  const organiserIds = [...new Set(entries.flatMap(({ organiserId }) => organiserId ?? []))]
  const organisers = new Map((await listOrganisers(tx, partnershipId, organiserIds)).map((organiser) => [organiser.id, organiser]))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return ids.flatMap((id) => {
    const entry = byId.get(id)
    return entry ? { entry, organiser: organisers.get(entry.organiserId ?? '') } : []
  })
}

/** Entries with everything, in the order of `ids`. */
export async function listWholes(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Whole[]> {
  const lines = await listLines(tx, partnershipId, ids)
  if (lines.length === 0) return []
  const of = <T extends { entryId: string }>(rows: T[]) => Map.groupBy(rows, ({ entryId }) => entryId)
  const rowsOf = <Table extends 'entryPlace' | 'costOption' | 'entryContact'>(table: Table) =>
    tx
      .selectFrom(table as 'entryPlace')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('entryId', 'in', ids)
      .orderBy('entryId')
      .orderBy('position')
      .orderBy('id')
      .execute()
  const places = of(await rowsOf('entryPlace'))
  const costs = of((await rowsOf('costOption')) as unknown as Selectable<CostOption>[])
  const contacts = of((await rowsOf('entryContact')) as unknown as Selectable<EntryContact>[])
  const schedules = of(await listSchedules(tx, partnershipId, ids))
  const terms = of(await listTermsOf(tx, partnershipId, ids))
  return lines.map((line) => {
    const { id } = line.entry
    return {
      ...line,
      places: places.get(id) ?? [],
      schedules: schedules.get(id) ?? [],
      costs: costs.get(id) ?? [],
      contacts: contacts.get(id) ?? [],
      terms: terms.get(id) ?? [],
    }
  })
}

async function listSchedules(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<ScheduleRow[]> {
  const rows = await tx
    .selectFrom('schedule')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', ids)
    .orderBy('entryId')
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const exceptions = await tx
    .selectFrom('scheduleException')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where(
      'scheduleId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('day')
    .execute()
  const ofSchedule = Map.groupBy(exceptions, ({ scheduleId }) => scheduleId)
  return rows.map((row) => ({ ...row, exceptions: ofSchedule.get(row.id) ?? [] }))
}

async function listTermsOf(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<(TermOf & { entryId: string })[]> {
  const links = await tx
    .selectFrom('entryTerm')
    .select(['entryId', 'termId'])
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', ids)
    .orderBy('entryId')
    .orderBy('termId')
    .execute()
  const terms = new Map((await listTerms(tx, partnershipId, [...new Set(links.map(({ termId }) => termId))])).map((each) => [each.term.id, each]))
  return links.flatMap(({ entryId, termId }) => {
    const known = terms.get(termId)
    return known ? { entryId, ...known } : []
  })
}

/** Terms, each with its taxonomy, in the order of `ids`. */
export async function listTerms(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<TermOf[]> {
  if (ids.length === 0) return []
  const terms = await tx.selectFrom('term').select(TERM).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
  const taxonomies = await listTaxonomies(tx, partnershipId, [...new Set(terms.map(({ taxonomyId }) => taxonomyId))])
  return inOrder(ids, terms).flatMap((term) => {
    const taxonomy = taxonomies.find(({ id }) => id === term.taxonomyId)
    return taxonomy ? { term, taxonomy } : []
  })
}

export async function listTaxonomies(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Taxonomy[]> {
  if (ids.length === 0) return []
  return inOrder(ids, await tx.selectFrom('taxonomy').select(TAXONOMY).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute())
}

export async function listOrganisers(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Organiser[]> {
  if (ids.length === 0) return []
  return inOrder(ids, await tx.selectFrom('organiser').select(ORGANISER).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute())
}

export async function listPlaces(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Place[]> {
  if (ids.length === 0) return []
  return inOrder(ids, await tx.selectFrom('entryPlace').selectAll().where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute())
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
