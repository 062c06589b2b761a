import { foldName } from '../../../../platform/fold.ts'
import type { TableRow } from '../../../../platform/table.ts'
import type { Comparable } from '../comparing.ts'
import { asId } from '../ids.ts'
import { ACCESS_FEATURES, asDay, type Incoming, type IncomingPlace, MOST, type Read, Taking, WAYS } from '../incoming.ts'
import { postcodeOf } from './openReferral/readPlaces.ts'

type Cells = Record<string, string>

/** A place of our own table, by its id here; without one it is new. */
export interface PlaceOfTable extends Omit<IncomingPlace, 'locationId' | 'kind' | 'summary' | 'country' | 'access'> {
  id: string | undefined
}

/** What our own table says of an entry: what it has no column for stays as it is here. */
export type OurRow = Omit<Incoming, 'places' | 'standing' | 'schedules' | 'daysApart' | 'costs' | 'contacts' | 'terms' | 'organiser'> & {
  standing: { state: Incoming['standing']['state']; closedBecause: string }
  placesOfTable: PlaceOfTable[]
}

/** Columns by which the table that we give away is known. */
export const isOurTable = (columns: readonly string[]) => ['id', 'place_id', 'name', 'summary', 'status', 'who_suits'].every((name) => columns.includes(name))

const STATES: Record<string, Incoming['standing']['state']> = {
  active: 'open',
  'temporarily closed': 'closed for now',
  inactive: 'at rest',
  defunct: 'at rest',
}

/** The rows of each entry together: it has one for each of its places. One without an id is a new entry. */
export function groupOurRows(rows: readonly TableRow[]): TableRow[][] {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const key = row.cells['id'] || `line ${row.line}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

/** One entry of our own table. Spreadsheets were kept from running its cells by an apostrophe in front, which goes again. */
export function readOurRows(rows: readonly TableRow[]): Read<OurRow> {
  const all = rows.map(({ cells }) => Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, withoutGuard(cell)])))
  const first = all[0] as Cells
  const taking = new Taking(first)
  // One without an id is known again by its name and where it is.
  const theirId = first['id'] || `${foldName(first['name'] ?? '')} ${first['postcode'] ?? ''}`.trim()
  const name = taking.text('name', MOST.name)
  const problem =
    first['id'] && !asId(first['id'])
      ? 'The id is not one of ours'
      : name === ''
        ? 'The name is missing'
        : taking.text('summary') === ''
          ? 'The summary is missing'
          : undefined
  if (problem) return { theirId, problem, notes: [] }
  const checkedOn = asDay(first['last_checked_on'])
  return {
    theirId,
    notes: taking.notes,
    ...(checkedOn ? { checkedOn } : {}),
    thing: {
      kind: first['kind'] === 'group' ? 'group' : 'service',
      name,
      summary: taking.text('summary', MOST.summary),
      whoSuits: taking.text('who_suits', MOST.words),
      firstVisit: taking.text('first_visit', MOST.words),
      whenItMeets: taking.text('when', MOST.line),
      cost: taking.text('cost', MOST.line),
      isFree: /^(yes|true|1)$/i.test(first['free'] ?? ''),
      access: taking.text('access', MOST.words),
      contactName: taking.text('contact_name', MOST.name),
      contactPhone: taking.text('phone', 40),
      contactEmail: taking.email('email'),
      website: taking.web('website'),
      standing: { state: STATES[first['status'] ?? ''] ?? 'open', closedBecause: taking.text('closed_because', MOST.line) },
      ages: { from: taking.whole('age_from', 0, 130), to: taking.whole('age_to', 0, 130) },
      ways: among(WAYS, first['ways']),
      accessFeatures: among(ACCESS_FEATURES, first['access_features']),
      languages: listIn(first['languages']).filter((code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)),
      placesOfTable: all.flatMap((cells) => readPlace(cells, taking)),
    },
  }
}

const withoutGuard = (cell: string) => (/^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell)
const listIn = (cell = '') =>
  cell
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)
const among = <T extends string>(known: readonly T[], cell: string | undefined): T[] => listIn(cell).flatMap((each) => known.find((one) => one === each) ?? [])

function readPlace(cells: Cells, taking: Taking): PlaceOfTable[] {
  const words = new Taking(cells)
  const place = {
    id: asId(cells['place_id'] ?? ''),
    name: words.text('place', MOST.name),
    address: words.text('address'),
    town: words.text('town', MOST.name),
    county: words.text('county', MOST.name),
    postcode: postcodeOf(words.text('postcode'), taking),
    ...taking.point(cells['latitude'], cells['longitude']),
  }
  return place.id || [place.name, place.address, place.town, place.postcode ?? ''].some(Boolean) ? [place] : []
}

/** What an entry becomes by a row of our table: what is here with what the row says; what is not in the row, places too, stays. */
export function completeRow(row: OurRow, here: { comparable: Comparable; partIds: { place: string[] } } | undefined): Comparable {
  const { placesOfTable, standing, ...words } = row
  const there = here?.comparable ?? NOTHING
  const known = new Map(placesOfTable.flatMap(({ id, ...place }) => (id ? [[id, place] as const] : [])))
  const places = there.places.map((place, at) => ({ ...place, ...known.get(here?.partIds.place[at] ?? '') }))
  const added = placesOfTable
    .filter(({ id, name, postcode }) =>
      id === undefined ? !there.places.some((place) => place.name === name && place.postcode === postcode) : !here?.partIds.place.includes(id),
    )
    .map(({ id: _, ...place }) => ({ locationId: '', kind: 'physical' as const, summary: '', country: 'GB', access: '', ...place }))
  const isSameState =
    standing.state === there.standing.state && (standing.state !== 'closed for now' || standing.closedBecause === there.standing.closedBecause)
  return {
    ...there,
    ...words,
    ways: words.ways.length > 0 ? words.ways : there.ways,
    languages: words.languages.length > 0 ? words.languages : there.languages,
    standing: isSameState ? there.standing : { ...standing, closedUntil: null },
    // A row of a search shows one of several places, so that none is taken away by not being there.
    places: [...places, ...added],
  }
}

const NOTHING: Comparable = {
  kind: 'service',
  name: '',
  summary: '',
  whoSuits: '',
  firstVisit: '',
  whenItMeets: '',
  cost: '',
  isFree: false,
  access: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  website: '',
  standing: { state: 'open', closedBecause: '', closedUntil: null },
  ages: { from: null, to: null },
  ways: ['in person'],
  accessFeatures: [],
  languages: ['en'],
  places: [],
  schedules: [],
  daysApart: [],
  costs: [],
  contacts: [],
  terms: [],
  organiser: null,
}
