import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { columnsOf, decodeTable, readTable, TableProblem, type TableRow } from '../../../../platform/table.ts'
import { readJson, readPage } from '../feedPage.ts'
import { findFileSource } from '../queries.ts'
import { groupRows, isCouncilTable, readCouncilRows } from '../reading/councilTable.ts'
import { readService } from '../reading/openReferral/readService.ts'
import { termsIn } from '../reading/openReferral/readTerms.ts'
import { groupOurRows, isOurTable, readOurRows } from '../reading/ourTable.ts'
import { beginImport } from './beginImport.ts'
import { keepRows, type StagedRow, stagedEntry } from './keepRows.ts'

interface SentFile {
  id: string
  name: string
  file: File
  isWhole: boolean
}

/**
 * Keeps a directory that was sent as a file aside, to be compared and shown; nothing uses it until it is switched in. Answers what is
 * wrong with the file, and then nothing of it may be committed. The same id sent twice is one import.
 */
export async function stageFile(acting: Acting, { id, name, file, isWhole }: SentFile): Promise<string | undefined> {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const isThere = await tx.selectFrom('directoryImport').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (isThere) return undefined
  const read = await readFile(Buffer.from(await file.arrayBuffer()), today)
  if ('wrong' in read) return read.wrong
  if (!read.rows.some(({ kind, problem }) => kind === 'entry' && !problem)) {
    return `Nothing in this file can be used. ${read.rows.find(({ problem }) => problem)?.problem ?? 'It has no entries.'}`
  }
  const source = (await findFileSource(tx, partnershipId, name)) ?? { partnershipId, id: newId() }
  if (!('kind' in source))
    await tx
      .insertInto('directorySource')
      .values({ ...source, kind: 'file', name, madeBy: viewer.membershipId, madeAt: now })
      .execute()
  await beginImport(acting, source, { id, state: 'comparing', form: read.form, askedBy: viewer.membershipId, fileName: nameOf(file), isWhole })
  await keepRows({ tx, partnershipId }, { id, position: 0 }, read.rows)
  await recordInAudit(acting, 'uploaded', { thing: 'directory import', thingId: id })
  return undefined
}

type FileRead = { wrong: string } | { form: 'feed file' | 'council table' | 'our table'; rows: StagedRow[] }

async function readFile(bytes: Buffer, today: string): Promise<FileRead> {
  if (/^\s*[[{]/.test(bytes.toString('latin1', 0, 50).replace(/^(\xef\xbb\xbf)/, ''))) return readFeedFile(bytes)
  try {
    const text = decodeTable(bytes)
    const columns = (await columnsOf(text)).map((column) => column.trim().toLowerCase())
    if (isCouncilTable(columns)) return { form: 'council table', rows: await readCouncilTable(text, today) }
    if (isOurTable(columns)) return { form: 'our table', rows: await readOwnTable(text) }
    return { wrong: `This table has none of the columns we know. It begins with: ${columns.slice(0, 5).join(', ').slice(0, 100)}` }
  } catch (problem) {
    if (problem instanceof TableProblem) return { wrong: problem.message }
    throw problem
  }
}

/** A feed as a file: a page of a list, a list, one service, or one service a line. */
function readFeedFile(bytes: Buffer): FileRead {
  const read = readJson(bytes)
  const services = 'json' in read ? (readPage(read.json, 1)?.contents ?? [read.json as Record<string, unknown>]) : linesOf(bytes)
  if (!services) return { wrong: 'wrong' in read ? read.wrong.replace('The answer', 'The file') : 'The file is not JSON' }
  const rows = services.flatMap((sent): StagedRow[] => [
    ...termsIn(sent).map(({ theirId, term }): StagedRow => ({ kind: 'term', theirId, name: term.name, notes: [], incoming: term })),
    stagedEntry(readService(sent), { raw: sent }),
  ])
  return { form: 'feed file', rows }
}

function linesOf(bytes: Buffer): Record<string, unknown>[] | undefined {
  try {
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    const things = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    return things.every((thing) => typeof thing === 'object' && thing !== null) ? things : undefined
  } catch {
    return undefined
  }
}

async function readOwnTable(text: string): Promise<StagedRow[]> {
  const [rows, staged]: [TableRow[], StagedRow[]] = [[], []]
  for await (const row of readTable(text)) {
    if ('cells' in row) rows.push(row)
    else staged.push({ kind: 'entry', theirId: null, name: '', notes: [], problem: `Line ${row.line}: ${row.problem}`, raw: row.raw })
  }
  for (const group of groupOurRows(rows)) {
    const [first] = group as [TableRow, ...TableRow[]]
    const row = stagedEntry(readOurRows(group), { raw: first.raw })
    staged.push(row.problem ? { ...row, theirId: null, problem: `Line ${first.line}: ${row.problem}` } : row)
  }
  return staged
}

async function readCouncilTable(text: string, today: string): Promise<StagedRow[]> {
  const [rows, staged]: [TableRow[], StagedRow[]] = [[], []]
  const reject = (line: number, problem: string, raw: unknown) =>
    staged.push({ kind: 'entry', theirId: null, name: '', notes: [], problem: `Line ${line}: ${problem}`, raw })
  for await (const row of readTable(text)) {
    if ('cells' in row) rows.push(row)
    else reject(row.line, row.problem, row.raw)
  }
  const { groups, orphans } = groupRows(rows)
  for (const group of groups) {
    const { read, terms } = readCouncilRows(group, today)
    const [first] = group as [TableRow, ...TableRow[]]
    for (const name of terms) {
      staged.push({ kind: 'term', theirId: name, name, notes: [], incoming: { taxonomyId: 'terms', parentId: null, code: '', name, description: '', uri: '' } })
    }
    const row = stagedEntry(read, { raw: first.raw })
    staged.push(row.problem ? { ...row, problem: `Line ${first.line}: ${row.problem}` } : row)
  }
  for (const { line, cells, raw } of orphans) reject(line, `It says more about ${cells['import_id_reference']}, which is not there`, raw)
  return staged
}

// What a browser calls a file is only shown, never opened.
const nameOf = (file: File) => file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'directory'
