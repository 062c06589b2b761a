import { sql } from 'kysely'
import type { OutsideAnswer } from '../../../../platform/fetchOutside.ts'
import type { DirectoryImport } from '../directory.ts'
import { readJson, readPage } from '../feedPage.ts'
import { readAbout } from '../reading/openReferral/readAbout.ts'
import { changedOn, isWhole, readService } from '../reading/openReferral/readService.ts'
import { readTaxonomy, readTerm, termsIn as termsOf } from '../reading/openReferral/readTerms.ts'
import { idOf } from '../reading/openReferral/sent.ts'
import { MOST_TERMS } from './compareTerms.ts'
import { keepRows, type StagedRow, stagedEntry } from './keepRows.ts'
import { keepProgress, type Working } from './working.ts'

/** More entries than this is more than any locality has: a feed without end. */
export const MOST_ENTRIES = 500_000

/** What is asked of the feed next. */
export interface Ask {
  path: string
  etag?: string | undefined
  /** Whose whole service it is. */
  theirId?: string
}

const NEXT = { about: 'taxonomies', taxonomies: 'terms', terms: 'list', list: 'details', details: 'done', done: 'done' } as const
const LISTS = { taxonomies: '/taxonomies', terms: '/taxonomy_terms', list: '/services' } as const

/** What to ask the feed next; undefined when all of it was read. Nothing is asked twice of what is kept already. */
export async function findNextAsk({ tx, partnershipId, source }: Working, of: DirectoryImport, perPage: number): Promise<Ask | undefined> {
  if (of.step === 'about') return { path: '/' }
  if (of.step === 'taxonomies' || of.step === 'terms' || of.step === 'list') {
    const before =
      of.step === 'list' && source.lastImportId
        ? await tx
            .selectFrom('directoryImportPage')
            .select('mark')
            .where('partnershipId', '=', partnershipId)
            .where('importId', '=', source.lastImportId)
            .where('page', '=', of.page)
            .executeTakeFirst()
        : undefined
    return { path: `${LISTS[of.step]}?page=${of.page}&per_page=${perPage}`, etag: before?.mark }
  }
  if (of.step === 'done') return undefined
  const row = await tx
    .selectFrom('directoryImportRow')
    .select('theirId')
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', of.id)
    .where('needsDetail', '=', true)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row?.theirId ? { path: `/services/${encodeURIComponent(row.theirId)}`, theirId: row.theirId } : undefined
}

/** A feed that cannot be read any further, in words for whoever gave its address. */
export class FeedProblem extends Error {
  override name = 'FeedProblem'
}

const NOT_OFFERED = [400, 404, 405, 410, 501]

/** Keeps what the feed answered, and where reading goes on. Throws FeedProblem when it cannot go on. */
export async function keepAnswer(working: Working, of: DirectoryImport, asked: Ask, answer: OutsideAnswer): Promise<void> {
  if (of.step === 'details') return keepDetail(working, of, asked.theirId as string, answer)
  if (of.step === 'about') return keepAbout(working, of, answer)
  if (of.step !== 'list' && NOT_OFFERED.includes(answer.status)) return keepProgress(working, of, { step: NEXT[of.step], page: 1, tries: 0 })
  if (answer.status === 304 && of.step === 'list') return keepPageAsBefore(working, of)
  if (answer.status !== 200) throw new FeedProblem(`The feed answered ${answer.status} to ${asked.path}`)
  const read = readJson(answer.body, answer.headers['content-type'])
  if ('wrong' in read) throw new FeedProblem(`${read.wrong} (${asked.path})`)
  const page = readPage(read.json, of.page)
  if (!page) throw new FeedProblem(`The answer is not a page of a list (${asked.path})`)
  if (of.step === 'list') return keepPage(working, of, page, answer.headers.etag)

  const kind = of.step === 'taxonomies' ? 'taxonomy' : 'term'
  const rows = page.contents.map((sent): StagedRow => {
    const thing = kind === 'taxonomy' ? readTaxonomy(sent) : readTerm(sent)
    return {
      kind,
      theirId: thing.theirId || null,
      name: 'thing' in thing ? thing.thing.name : '',
      notes: thing.notes,
      ...('thing' in thing ? { incoming: thing.thing } : { problem: thing.problem, raw: sent }),
    }
  })
  const { position, fresh } = await keepRows(working, of, rows, { onlyFresh: true })
  const isOver = page.isLast || fresh === 0 || position > MOST_TERMS
  await keepProgress(working, of, { position, tries: 0, ...(isOver ? { step: NEXT[of.step], page: 1 } : { page: of.page + 1 }) })
}

async function keepAbout(working: Working, of: DirectoryImport, answer: OutsideAnswer) {
  const read = answer.status === 200 ? readJson(answer.body, answer.headers['content-type']) : { wrong: `It answered ${answer.status}` }
  const faults = 'json' in read ? readAbout(read.json) : [`Its front page cannot be read: ${read.wrong}`]
  await keepProgress(working, of, { step: 'taxonomies', page: 1, tries: 0, faults: [...of.faults, ...faults] })
}

async function keepPage(
  working: Working,
  of: DirectoryImport,
  page: { contents: Record<string, unknown>[]; total: number | undefined; isLast: boolean },
  mark: string | undefined,
) {
  const { tx, partnershipId } = working
  const marks = await marksOf(working, of, page.contents.map(idOf))
  const rows = page.contents.flatMap((sent): StagedRow[] => {
    const entry = readService(sent)
    const changed = changedOn(sent)
    if ('problem' in entry) return [stagedEntry(entry, { raw: sent })]
    if (isWhole(sent)) return [...termRows(sent), stagedEntry(entry, { raw: sent, mark: changed })]
    const isAsBefore = changed !== '' && marks.get(entry.theirId) === changed
    const { theirId, thing } = entry
    return [{ kind: 'entry', theirId, name: thing.name, notes: [], mark: changed, ...(isAsBefore ? { asBefore: true } : { needsDetail: true }) }]
  })
  const { position, fresh } = await keepRows(working, of, rows)
  if (position > MOST_ENTRIES) throw new FeedProblem(`The feed has no end: it was given up after ${MOST_ENTRIES.toLocaleString('en-GB')} entries`)
  if (mark && mark.length <= 500 && !/[\p{Cc}\p{Cs}]/u.test(mark)) {
    await tx
      .insertInto('directoryImportPage')
      .values({ partnershipId, importId: of.id, page: of.page, mark, isLast: page.isLast, theirIds: page.contents.map(idOf).filter(Boolean) })
      .execute()
  }
  await goOn(working, of, { position, total: page.total, isLast: page.isLast, isLooping: page.contents.length > 0 && fresh === 0 })
}

async function goOn(working: Working, of: DirectoryImport, page: { position: number; total: number | undefined; isLast: boolean; isLooping: boolean }) {
  const saidTotal = of.saidTotal ?? page.total ?? null
  const faults = [...of.faults]
  let { isWhole: whole } = of
  if (page.isLooping) {
    faults.push(`Page ${of.page} of the feed has only what came before: it goes round in a circle`)
    whole = false
  }
  const isOver = page.isLast || page.isLooping
  if (isOver) {
    const given = await countEntries(working, of)
    if (saidTotal !== null && given !== saidTotal) {
      faults.push(`The feed says that it has ${saidTotal} entries, and gave ${given}`)
      whole = false
    }
  }
  const next = isOver ? { step: 'details' as const } : { page: of.page + 1 }
  await keepProgress(working, of, { ...next, position: page.position, saidTotal, isWhole: whole, faults, tries: 0 })
}

/** The server says a page is what it was when it was last taken: so are its entries. */
async function keepPageAsBefore(working: Working, of: DirectoryImport) {
  const { tx, partnershipId, source } = working
  const before = await tx
    .selectFrom('directoryImportPage')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', source.lastImportId)
    .where('page', '=', of.page)
    .executeTakeFirst()
  if (!before) throw new FeedProblem('The feed says that nothing changed, and it was not read before')
  const origins = await tx
    .selectFrom('directoryOrigin')
    .select(['theirId', 'mark'])
    .where('partnershipId', '=', partnershipId)
    .where('sourceId', '=', source.id)
    .where('kind', '=', 'entry')
    .where('theirId', 'in', before.theirIds.length > 0 ? before.theirIds : [''])
    .execute()
  // What could not be used then cannot be now.
  const rows = origins.map(({ theirId, mark }): StagedRow => ({ kind: 'entry', theirId, name: '', notes: [], mark, asBefore: true }))
  const { position } = await keepRows(working, of, rows)
  await tx
    .insertInto('directoryImportPage')
    .values({ ...before, importId: of.id })
    .execute()
  const next = before.isLast ? { step: 'details' as const } : { page: of.page + 1 }
  // Rows that were not used before are missing among these, so the total cannot be compared.
  await keepProgress(working, of, { ...next, position, saidTotal: null, tries: 0 })
}

async function keepDetail(working: Working, of: DirectoryImport, theirId: string, answer: OutsideAnswer) {
  const read = answer.status === 200 ? readJson(answer.body, answer.headers['content-type']) : undefined
  const sent = read && 'json' in read && typeof read.json === 'object' && read.json !== null ? (read.json as Record<string, unknown>) : undefined
  const entry = sent
    ? readService({ ...sent, id: theirId })
    : { theirId, problem: `It is listed, and its own page answered ${answer.status}${read && 'wrong' in read ? `: ${read.wrong}` : ''}`, notes: [] }
  const position = sent ? (await keepRows(working, of, termRows(sent), { onlyFresh: true })).position : of.position
  const row = stagedEntry(entry, { raw: sent ?? { id: theirId } })
  await working.tx
    .updateTable('directoryImportRow')
    .set({
      needsDetail: false,
      notes: row.notes,
      problem: row.problem ?? null,
      raw: row.problem ? JSON.stringify(row.raw).slice(0, 4000) : null,
      ...(row.incoming ? { incoming: row.incoming as never, name: row.name } : {}),
    })
    .where('partnershipId', '=', working.partnershipId)
    .where('importId', '=', of.id)
    .where('kind', '=', 'entry')
    .where('theirId', '=', theirId)
    .execute()
  await keepProgress(working, of, { position, tries: 0 })
}

const termRows = (sent: Record<string, unknown>): StagedRow[] =>
  termsOf(sent).map(({ theirId, term }) => ({ kind: 'term', theirId, name: term.name, notes: [], incoming: term }))

async function marksOf({ tx, partnershipId }: Working, of: DirectoryImport, theirIds: readonly string[]): Promise<Map<string, string>> {
  if (theirIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('directoryOrigin')
    .select(['theirId', 'mark'])
    .where('partnershipId', '=', partnershipId)
    .where('sourceId', '=', of.sourceId)
    .where('kind', '=', 'entry')
    .where('theirId', 'in', theirIds)
    .where('mark', '<>', '')
    .execute()
  return new Map(rows.map(({ theirId, mark }) => [theirId, mark]))
}

async function countEntries({ tx, partnershipId }: Working, of: DirectoryImport): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from directory_import_row where partnership_id = ${partnershipId} and import_id = ${of.id} and kind = 'entry'`.execute(tx)
  return rows[0]?.count ?? 0
}
