import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'

export interface TableRow {
  line: number
  cells: Record<string, string>
  /** As it came. */
  raw: string[]
}

/** Why a file cannot be read at all, in words for whoever sent it. */
export class TableProblem extends Error {
  override name = 'TableProblem'
}

const LONGEST_ROW = 200_000

/**
 * The text of a table, by what its first bytes give away: UTF-8 or UTF-16 with their marks, UTF-8 when all of it is that, else the letters of
 * Windows. Throws TableProblem for what is no text.
 */
export function decodeTable(bytes: Buffer): string {
  if (bytes.length === 0) throw new TableProblem('The file is empty')
  return new TextDecoder(whatStartSays(bytes.subarray(0, 4096)) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes)
}

/** What the first bytes give away; nothing when all of them have to be looked at. */
function whatStartSays(start: Buffer): Encoding | undefined {
  const begins = (...some: number[]) => some.every((byte, at) => start[at] === byte)
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0)) throw new TableProblem('This is a zip or Excel file. Save it as CSV, and send that')
  if (begins(0xff, 0xfe)) return 'utf-16le'
  if (begins(0xfe, 0xff)) return 'utf-16be'
  if (start[1] === 0 && start[3] === 0) return 'utf-16le'
  if (start.includes(0)) throw new TableProblem('This is not a table. Save it as CSV, and send that')
  return undefined
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How a table is written, found without holding it whole: the same rules as `decodeTable`. Throws TableProblem for what is no text. */
export async function encodingOf(pieces: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  let isUtf8 = true
  for await (const piece of pieces) {
    if (isFirst) {
      const start = Buffer.from(piece.buffer, piece.byteOffset, Math.min(piece.length, 4096))
      const text = whatStartSays(start)
      if (text) return text
      isFirst = false
    }
    isUtf8 &&= isDecoded(() => strict.decode(piece, { stream: true }))
  }
  if (isFirst) throw new TableProblem('The file is empty')
  return isUtf8 && isDecoded(() => strict.decode()) ? 'utf-8' : 'windows-1252'
}

function isDecoded(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, a piece at a time. A letter that two pieces share comes whole. */
export async function* textOf(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** A text that is held whole, or one that comes in pieces, with the sign between its cells. */
export type TableText = string | { pieces: AsyncIterable<string>; delimiter: string; longestRow?: number }

/** The names of the columns of a table. */
export async function columnsOf(text: string): Promise<string[]> {
  for await (const row of rowsIn(text.slice(0, LONGEST_ROW), { to: 1 })) return row
  return []
}

/** The rows of a table under the names of its columns, one at a time. A row that cannot be taken apart comes as words instead. */
export async function* readTable(text: TableText): AsyncGenerator<TableRow | { line: number; problem: string; raw: string[] }> {
  let columns: string[] | undefined
  const broken: { line: number; problem: string }[] = []
  const onSkip = ({ code, lines }: { code: string; lines?: number }) =>
    broken.push({ line: Number(lines ?? 0), problem: words[code] ?? 'The row cannot be taken apart' })
  for await (const { record, info } of rowsIn(text, { info: true, onSkip }) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    for (const each of broken.splice(0)) yield { ...each, raw: [] }
    if (!columns) {
      columns = record.map((name) => name.trim().toLowerCase())
      continue
    }
    if (record.every((cell) => cell.trim() === '')) continue
    if (record.length > columns.length) yield { line: info.lines, problem: `The row has ${record.length} columns instead of ${columns.length}`, raw: record }
    else yield { line: info.lines, cells: Object.fromEntries(columns.map((name, at) => [name, (record[at] ?? '').trim()])), raw: record }
  }
  for (const each of broken) yield { ...each, raw: [] }
}

const words: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'A quote is in the wrong place',
  INVALID_OPENING_QUOTE: 'A quote is in the wrong place',
  CSV_MAX_RECORD_SIZE: 'The row is too long',
}

async function* rowsIn(
  text: TableText,
  { info = false, to, onSkip }: { info?: boolean; to?: number; onSkip?: (problem: CsvError & { lines?: number }) => void },
): AsyncGenerator<any> {
  const options = {
    bom: true,
    info,
    relax_column_count: true,
    skip_records_with_error: true,
    // A sign of inches in a name is no broken row.
    relax_quotes: true,
    max_record_size: (typeof text === 'string' ? undefined : text.longestRow) ?? LONGEST_ROW,
    delimiter: typeof text === 'string' ? delimiterOf(text) : text.delimiter,
    ...(to ? { to } : {}),
    ...(onSkip ? { on_skip: (problem: unknown) => problem && onSkip(problem as never) } : {}),
  }
  const parser = parse(options as Options)
  const source = Readable.from(typeof text === 'string' ? piecesOf(text) : text.pieces)
  source.on('error', (problem) => parser.destroy(problem))
  source.pipe(parser)
  try {
    for await (const row of parser) yield row
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    onSkip?.(problem as never)
  } finally {
    source.destroy()
  }
}

function* piecesOf(text: string) {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

/** The sign between the cells of a table. Spreadsheets of some countries write semicolons or tabs. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]/) === -1 ? 2000 : text.search(/[\r\n]/))
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
