import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { foldPostcode, outwardCode } from '../../../../platform/postcode.ts'
import { TableProblem } from '../../../../platform/table.ts'

/** Somewhere people search near. */
export interface PlaceRow {
  name: string
  latitude: number
  longitude: number
}

export type LeftOut = 'no longer used' | 'of another area' | 'without a place on the map' | 'not shaped like a postcode' | 'without a name'

/**
 * Reads the ONS Postcode Directory, or villages with the columns name, lat and long, row by row, however long it is. Postcodes that are no
 * longer used (`doterm`) are left out, and those without a place on the map, which the directory writes as latitude 99.999999 or as
 * 0, 0. With `areas`, only postcodes that begin with one of them. Throws TableProblem.
 *
 * @see https://geoportal.statistics.gov.uk, ONS Postcode Directory user guide.
 */
export async function* readPlaces(bytes: AsyncIterable<Uint8Array>, areas: ReadonlySet<string> = new Set()): AsyncGenerator<PlaceRow | { leftOut: LeftOut }> {
  const options: Options = {
    bom: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: 20_000,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
  }
  const source = Readable.from(bytes)
  const parser = parse(options)
  source.on('error', (problem) => parser.destroy(problem))
  source.pipe(parser)
  let kind: 'postcodes' | 'villages' | undefined
  try {
    for await (const row of parser as AsyncIterable<Record<string, string>>) {
      kind ??= kindOf(row)
      yield kind === 'postcodes' ? readPostcode(row, areas) : readVillage(row)
    }
  } catch (problem) {
    if (problem instanceof CsvError) throw new TableProblem('This is not a table that can be read')
    throw problem
  } finally {
    source.destroy()
  }
  if (kind === undefined) throw new TableProblem('The file has no rows')
}

function kindOf(row: Record<string, string>) {
  if (!('long' in row && 'lat' in row)) throw new TableProblem('The table has no columns lat and long')
  if ('pcds' in row || 'pcd7' in row || 'pcd' in row) return 'postcodes' as const
  if ('name' in row) return 'villages' as const
  throw new TableProblem('The table has neither a column pcds nor a column name')
}

function readPostcode(row: Record<string, string>, areas: ReadonlySet<string>): PlaceRow | { leftOut: LeftOut } {
  const name = foldPostcode(row['pcds'] || row['pcd7'] || row['pcd'] || '')
  if (name === undefined) return { leftOut: 'not shaped like a postcode' }
  if (areas.size > 0 && !areas.has(outwardCode(name) as string)) return { leftOut: 'of another area' }
  if ((row['doterm'] ?? '').trim() !== '') return { leftOut: 'no longer used' }
  return placed(name, row)
}

const readVillage = (row: Record<string, string>) => {
  const name = (row['name'] ?? '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 120)
  return name === '' ? { leftOut: 'without a name' as const } : placed(name, row)
}

function placed(name: string, { lat = '', long = '' }: Record<string, string>): PlaceRow | { leftOut: LeftOut } {
  const [latitude, longitude] = [lat.trim() === '' ? Number.NaN : Number(lat), long.trim() === '' ? Number.NaN : Number(long)]
  const isSomewhere = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude === 0 && longitude === 0)
  return isSomewhere ? { name, latitude, longitude } : { leftOut: 'without a place on the map' }
}

/** The first halves of postcodes somebody typed: `ng12, NG13` → NG12 and NG13. A text that is none is answered as it is. */
export function readAreas(typed: string): { areas: Set<string>; wrong?: string } {
  const words = typed
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const wrong = words.find((word) => !/^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(word))
  return { areas: new Set(words), ...(wrong ? { wrong } : {}) }
}
