import { stringify } from 'csv-stringify/sync'
import type { Feature, Point } from 'geojson'
import type { Opened } from '../opened.ts'
import { type Key, listIdsAfter } from '../queries/lists.ts'
import { listWholes, type Place, type Whole } from '../queries/wholes.ts'
import { asUri, given } from '../shapes/given.ts'
import { asService } from '../shapes/service.ts'
import { statusOf } from '../shown.ts'
import { asFeed } from '../streaming.ts'
import { type Exported, entries, listings } from './lists.ts'
import { findEntriesListed } from './queries.ts'

const ROWS_AT_ONCE = 500

/** One row of a file: an entry at one of its places, or at none. */
interface Row {
  whole: Whole
  place: Place | undefined
}

/** A page of rows at a time, each read in a short transaction of its own. */
async function* pagesOfRows({ pool, partnership }: Opened, exported: Exported): AsyncGenerator<Row[]> {
  let after: Key | undefined
  do {
    const page = await asFeed(pool, partnership.id, async (tx) => {
      const { ids, next } = await listIdsAfter(listings, tx, exported, after, ROWS_AT_ONCE)
      const listed = await findEntriesListed(tx, partnership.id, ids)
      const wholes = new Map((await listWholes(tx, partnership.id, [...new Set(listed.values())])).map((whole) => [whole.entry.id, whole]))
      return { ids, next, listed, wholes }
    })
    yield page.ids.flatMap((id) => {
      const whole = page.wholes.get(page.listed.get(id) ?? '')
      return whole ? { whole, place: whole.places.find((place) => place.id === id) } : []
    })
    after = page.next
  } while (after)
}

type Cell = string | number | null

const COLUMNS: readonly [name: string, cell: (row: Row, opened: Opened) => Cell][] = [
  ['id', ({ whole }) => whole.entry.id],
  ['place_id', ({ place }) => place?.id ?? null],
  ['kind', ({ whole }) => whole.entry.kind],
  ['name', ({ whole }) => whole.entry.name],
  ['summary', ({ whole }) => whole.entry.summary],
  ['status', ({ whole }, { showing }) => statusOf(whole.entry, showing)],
  ['closed_because', ({ whole }) => whole.entry.closedBecause],
  ['organisation', ({ whole }) => whole.organiser?.name ?? ''],
  ['who_suits', ({ whole }) => whole.entry.whoSuits],
  ['first_visit', ({ whole }) => whole.entry.firstVisit],
  ['when', ({ whole }) => whole.entry.whenItMeets],
  ['cost', ({ whole }) => whole.entry.cost],
  ['free', ({ whole }) => (whole.entry.isFree ? 'yes' : 'no')],
  ['age_from', ({ whole }) => whole.entry.agesFrom],
  ['age_to', ({ whole }) => whole.entry.agesTo],
  ['ways', ({ whole }) => whole.entry.ways.join('; ')],
  ['access', ({ whole }) => whole.entry.access],
  ['access_features', ({ whole }) => whole.entry.accessFeatures.join('; ')],
  ['languages', ({ whole }) => whole.entry.languages.join('; ')],
  ['terms', ({ whole }) => whole.terms.map(({ term }) => term.name).join('; ')],
  ['contact_name', ({ whole }) => whole.entry.contactName],
  ['phone', ({ whole }) => whole.entry.contactPhone],
  ['email', ({ whole }) => whole.entry.contactEmail],
  ['website', ({ whole }) => asUri(whole.entry.website) ?? ''],
  ['place', ({ place }) => place?.name ?? ''],
  ['address', ({ place }) => place?.address ?? ''],
  ['town', ({ place }) => place?.town ?? ''],
  ['county', ({ place }) => place?.county ?? ''],
  ['postcode', ({ place }) => place?.postcode ?? ''],
  ['latitude', ({ place }) => place?.latitude ?? null],
  ['longitude', ({ place }) => place?.longitude ?? null],
  ['last_checked_on', ({ whole }) => whole.entry.lastCheckedOn],
  ['page', ({ whole }, opened) => pageOf(opened, whole)],
]

// What spreadsheets need to read UTF-8 as UTF-8.
const BYTE_ORDER_MARK = '\ufeff'

/** The directory as a table. A cell that a spreadsheet might run as a formula gets an apostrophe in front (OWASP, CSV injection). */
export async function* csvPieces(opened: Opened, exported: Exported, { withMark }: { withMark: boolean }): AsyncGenerator<string> {
  const rows = (cells: readonly (readonly Cell[])[]) =>
    stringify(
      cells.map((row) => [...row]),
      { escape_formulas: true, record_delimiter: '\r\n' },
    )
  yield `${withMark ? BYTE_ORDER_MARK : ''}${rows([COLUMNS.map(([name]) => name)])}`
  for await (const page of pagesOfRows(opened, exported)) {
    if (page.length > 0) yield rows(page.map((row) => COLUMNS.map(([, cell]) => cell(row, opened))))
  }
}

/** The directory as places on a map (RFC 7946). What has no place has no geometry. */
export async function* geojsonPieces(opened: Opened, exported: Exported): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let count = 0
  for await (const page of pagesOfRows(opened, exported)) {
    for (const row of page) yield `${count++ === 0 ? '\n' : ',\n'}${JSON.stringify(asFeature(row, opened))}`
  }
  yield '\n]}\n'
}

function asFeature({ whole, place }: Row, opened: Opened): Feature<Point | null> {
  const { entry } = whole
  const isOnTheMap = place && place.latitude !== null && place.longitude !== null
  return {
    type: 'Feature',
    id: place?.id ?? entry.id,
    geometry: isOnTheMap ? { type: 'Point', coordinates: [place.longitude as number, place.latitude as number] } : null,
    properties: {
      name: entry.name,
      summary: given(entry.summary),
      kind: entry.kind,
      status: statusOf(entry, opened.showing),
      when: given(entry.whenItMeets),
      cost: given(entry.cost),
      place: given(place?.name ?? ''),
      postcode: place?.postcode ?? undefined,
      website: asUri(entry.website),
      page: pageOf(opened, whole),
    },
  }
}

/** The directory as services of Open Referral UK with all that belongs to them, a line for each. */
export async function* servicePieces(opened: Opened, exported: Exported): AsyncGenerator<string> {
  const { pool, partnership } = opened
  let after: Key | undefined
  do {
    const page = await asFeed(pool, partnership.id, async (tx) => {
      const { ids, next } = await listIdsAfter(entries, tx, exported, after, ROWS_AT_ONCE)
      return { wholes: await listWholes(tx, partnership.id, ids), next }
    })
    for (const whole of page.wholes) yield `${JSON.stringify(asService(whole, opened))}\n`
    after = page.next
  } while (after)
}

const pageOf = ({ address }: Opened, { entry }: Whole) => address.replace(/open-referral-uk\/v3$/, `community/${entry.id}`)
