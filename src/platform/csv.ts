import { stringify } from 'csv-stringify/sync'

/** A row of a file that could not be used, and why. `line` counts from 1. */
export interface Rejected {
  line: number
  reason: string
  row: readonly string[]
}

/**
 * Rejected rows as a CSV file, for the person who sent them: the line, the reason, then the row as it came.
 * A cell that a spreadsheet might run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export const rejectedFile = (rejected: Iterable<Rejected>): string =>
  stringify([['line', 'reason'], ...[...rejected].map(({ line, reason, row }) => [String(line), reason, ...row])], {
    escape_formulas: true,
    record_delimiter: '\r\n',
  })
