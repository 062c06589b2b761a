import { isAscii, isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import type { Day } from '../../platform/clock.ts'
import type { Rejected } from '../../platform/csv.ts'
import { foldPostcode } from '../../platform/postcode.ts'

/** A GP practice that is open, as the NHS lists it. */
export interface Practice {
  /** Up to six letters and digits, given by the NHS Organisation Data Service (ODS). */
  odsCode: string
  name: string
  addressLines: string[]
  postcode: string
  phone?: string
}

export type LeftOut = 'closed' | 'dormant' | 'proposed' | 'not a GP practice'

/** A practice that has closed, so that one we knew as open can be closed too. */
export interface Closed {
  odsCode: string
  /** The list does not always say when. */
  on?: Day
}

/** What became of one row, with its line from 1; or, once and last, why the file cannot be read at all. */
export type PracticeRow =
  | { practice: Practice; line: number }
  | { leftOut: LeftOut; line: number; closed?: Closed }
  | { rejected: Rejected }
  | { unreadable: string }

const columns = 27
const longestLine = 4096 // bytes: real rows have about 250

/**
 * Reads the NHS list of GP practices (ODS file `epraccur`, CSV, no header, 27 columns, ISO 8859-1) row by row.
 *
 * Only the codes of practices already read are kept, to notice one that comes twice. No field of this file holds a line
 * break, so a line is a row, and a quote left open spoils that row alone.
 *
 * @see https://digital.nhs.uk/services/organisation-data-service, GP and GP practice related data.
 */
export async function* readPracticeList(file: AsyncIterable<Uint8Array>): AsyncGenerator<PracticeRow, void, undefined> {
  const seen = new Set<string>()
  let begun = false
  for await (const { line, bytes, length } of linesOf(file)) {
    const text = bytes.toString('latin1')
    if (text.trim() === '') continue
    const unreadable = begun ? undefined : whyUnreadable(bytes)
    if (unreadable) return yield { unreadable }
    begun = true

    if (length > longestLine) yield { rejected: { line, reason: 'The line is too long', row: [text] } }
    else yield readRow(line, text, bytes, seen)
  }
  if (!begun) yield { unreadable: 'The file is empty.' }
}

/** What the first bytes give away, in words for the person who chose the file. */
function whyUnreadable(start: Buffer): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => start[at] === byte)
  if (begins(0xef, 0xbb, 0xbf)) return 'The file was saved as UTF-8. Send the file as the NHS published it.'
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || start[0] === 0 || start[1] === 0) {
    return 'The file was saved as UTF-16 (“Unicode text”). Send the file as the NHS published it.'
  }
  if (begins(0x50, 0x4b)) return 'This is a zip or Excel file. Open it and send the CSV file inside.'
  return undefined
}

function readRow(line: number, text: string, bytes: Buffer, seen: Set<string>): PracticeRow {
  let row = [text]
  const reject = (reason: string): PracticeRow => ({ rejected: { line, reason, row } })

  // Letters beyond English, as ISO 8859-1 writes them, hardly ever happen to be UTF-8 as well.
  if (isUtf8(bytes) && !isAscii(bytes)) return reject('The row is written in UTF-8')
  if (/\p{Cc}/u.test(text)) return reject('The row has control characters')
  try {
    row = parse(text)[0] ?? []
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return reject(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quote is not closed' : 'A quote is in the wrong place')
  }
  if (row.length !== columns) return reject(`The row has ${row.length} columns instead of ${columns}`)
  return readCells(
    row.map((cell) => cell.trim()),
    line,
    reject,
    seen,
  )
}

function readCells(cells: string[], line: number, reject: (reason: string) => PracticeRow, seen: Set<string>): PracticeRow {
  const [code = '', name = ''] = cells
  const [postcode, status, phone, setting] = [cells[9] ?? '', cells[12] ?? '', cells[17], cells[25]]

  const leftOut = setting === '4' ? statuses.get(status) : 'not a GP practice'
  if (leftOut === undefined) return reject(`The status is “${status}” instead of A, C, D or P`)
  const odsCode = code.toUpperCase()
  if (leftOut === 'closed' && isOdsCode(odsCode)) return { leftOut, line, closed: { odsCode, ...closingDay(cells[11]) } }
  if (leftOut !== 'kept') return { leftOut, line }

  if (odsCode === '') return reject('The code is missing')
  if (odsCode.length > 6) return reject('The code is longer than 6')
  if (!isOdsCode(odsCode)) return reject('The code has more than letters and digits')
  if (name === '') return reject('The name is missing')
  const folded = foldPostcode(postcode)
  if (folded === undefined) return reject('The postcode is not shaped like one')
  if (seen.has(odsCode)) return reject('The code came before')
  seen.add(odsCode)

  return {
    practice: {
      odsCode,
      name: inTitleCase(name),
      addressLines: cells.slice(4, 9).filter(Boolean).map(inTitleCase),
      postcode: folded,
      ...(phone && { phone }),
    },
    line,
  }
}

const isOdsCode = (code: string) => /^[A-Z0-9]{1,6}$/.test(code)

/** A day as the list writes it, `20240630`; none when it is not a real one. */
function closingDay(written = ''): { on?: Day } {
  const on = written.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const at = new Date(`${on}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === on ? { on } : {}
}

const statuses = new Map<string, LeftOut | 'kept'>([
  ['A', 'kept'],
  ['C', 'closed'],
  ['D', 'dormant'],
  ['P', 'proposed'],
])

const staysSmall = new Set(['and', 'at', 'by', 'for', 'in', 'of', 'on', 'the', 'upon', 'with'])
const staysLarge = new Set(['GPA', 'SAS', 'UK'])
/** Short for a word, so not initials although no vowel is left. */
const shortened = new Set(['BLDG', 'CT', 'CTR', 'DR', 'FRM', 'GDNS', 'HLTH', 'HTH', 'LN', 'MR', 'MRS', 'MT', 'PK', 'QTR', 'RD', 'SQ', 'ST'])

/**
 * A name in capitals as it would be written: "ORCHARD SURGERY" → "Orchard Surgery". Short words without a vowel are taken
 * for initials (NHS, GP, PCC). A name with any small letter is left as it is.
 */
export function inTitleCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.replace(/[\p{L}\p{N}]+(['’]\p{L}+)*/gu, (word, _last, at: number) => {
    const small = word.toLowerCase()
    const beginsPart = at === 0 || /[,(/]\s*$/.test(name.slice(0, at))
    if (staysSmall.has(small) && !beginsPart) return small
    if (/^\d/.test(word)) return /^\d+(st|nd|rd|th)$/.test(small) ? small : word
    if (staysLarge.has(word) || (/^[BCDFGHJ-NP-TV-XZ]{2,5}$/.test(word) && !shortened.has(word))) return word
    return small
      .replace(/^\p{L}/u, (letter) => letter.toUpperCase())
      .replace(/^(Mc|[OD]['’])(\p{L}{2})/u, (_, prefix: string, rest: string) => prefix + capital(rest))
  })
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Lines without their ends, numbered from 1. Of a line too long only the beginning is kept, so memory stays flat. */
async function* linesOf(file: AsyncIterable<Uint8Array>) {
  let line = 0
  let length = 0
  let parts: Uint8Array[] = []
  const take = (part: Uint8Array) => {
    if (length < longestLine) parts.push(part.subarray(0, longestLine - length))
    length += part.length
  }
  const end = () => {
    const whole = Buffer.concat(parts)
    const bytes = whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole
    const ended = { line: ++line, bytes, length }
    length = 0
    parts = []
    return ended
  }

  for await (const chunk of file) {
    let from = 0
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, at))
      yield end()
      from = at + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  if (length > 0) yield end()
}
