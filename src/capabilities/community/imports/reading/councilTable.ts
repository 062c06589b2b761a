import type { TableRow } from '../../../../platform/table.ts'
import { asDay, asTime, featuresIn, type Incoming, type IncomingPlace, MOST, type Read, Taking } from '../incoming.ts'
import { postcodeOf } from './openReferral/readPlaces.ts'

type Cells = Record<string, string>

/** Columns by which a council's table is known. */
export const isCouncilTable = (columns: readonly string[]) => ['import_id', 'import_id_reference', 'name'].every((name) => columns.includes(name))

const isYes = (cell: string | undefined) => /^(true|yes|1)$/i.test(cell ?? '')
const isNo = (cell: string | undefined) => /^(false|no|0)$/i.test(cell ?? '')
const listIn = (cell = '') =>
  cell
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)
const DAYS: Record<string, string> = { monday: 'MO', tuesday: 'TU', wednesday: 'WE', thursday: 'TH', friday: 'FR', saturday: 'SA', sunday: 'SU' }

export interface CouncilRow {
  read: Read<Incoming>
  rows: TableRow[]
  terms: string[]
}

/**
 * Puts the rows of a council's table together: a row with `import_id_reference` says more about the one it names. What the council
 * does not show to everybody is not taken: notes, people who may not be rung, places that are hidden, the exact address where it is masked.
 */
export function groupRows(rows: readonly TableRow[]): { groups: TableRow[][]; orphans: TableRow[] } {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) if (!row.cells['import_id_reference']) groups.set(row.cells['import_id'] || `line ${row.line}`, [row])
  const orphans: TableRow[] = []
  for (const row of rows) {
    const of = row.cells['import_id_reference']
    if (!of) continue
    const group = groups.get(of)
    if (group) group.push(row)
    else orphans.push(row)
  }
  return { groups: [...groups.values()], orphans }
}

/** One service of a council's table. */
export function readCouncilRows(rows: readonly TableRow[], today: string): CouncilRow {
  const cells = rows.map((row) => row.cells)
  const first = cells[0] as Cells
  const taking = new Taking(first)
  const theirId = first['import_id'] ?? ''
  const name = taking.text('name', MOST.name)
  const problem = theirId === '' ? 'The import_id is missing' : name === '' ? 'The name is missing' : undefined
  if (problem) return { read: { theirId, problem, notes: [] }, rows: [...rows], terms: [] }
  const places = cells.flatMap((each) => readPlace(each, taking))
  const access = [...new Set(cells.flatMap((each) => listIn(each['location_accessibilities'])))]
  const contacts = cells.flatMap((each) => readContact(each, taking))
  const terms = listIn(first['service_taxonomies']).map((each) => each.slice(0, MOST.name))
  const organisation = taking.text('organisation', MOST.name)
  const thing: Incoming = {
    kind: 'service',
    name,
    summary: taking.text('description', MOST.summary),
    whoSuits: taking.cut(listIn(first['suitabilities']).join(', '), 'suitabilities', MOST.words),
    firstVisit: '',
    whenItMeets: '',
    cost: '',
    isFree: isYes(first['free']),
    access: taking.cut(access.join(', '), 'location_accessibilities', MOST.words),
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    website: taking.web('url') || cells.map((each) => new Taking(each).web('links_url')).find(Boolean) || '',
    standing: standingOf(first, today, taking),
    ages: { from: taking.whole('min_age', 0, 130), to: taking.whole('max_age', 0, 130) },
    ways: ['in person'],
    accessFeatures: featuresIn(access),
    languages: ['en'],
    places,
    schedules: cells.flatMap(readSchedule),
    daysApart: [],
    costs: cells.flatMap(readCost),
    contacts,
    terms,
    organiser: organisation ? { theirId: organisation, name: organisation, summary: '', website: '', email: '', phone: '' } : null,
  }
  if (isYes(first['needs_referral'])) thing.firstVisit = 'Somebody has to refer you.'
  return { read: { theirId, thing, notes: taking.notes }, rows: [...rows], terms }
}

function standingOf(cells: Cells, today: string, taking: Taking): Incoming['standing'] {
  const [from, to] = [asDay(cells['visible_from']), asDay(cells['visible_to'])]
  if (isNo(cells['approved']) || isNo(cells['visible']) || (from && from > today) || (to && to < today)) {
    taking.note('The council does not show it now, so it rests here, too')
    return { state: 'at rest', closedBecause: '', closedUntil: null }
  }
  return isYes(cells['temporarily_closed'])
    ? { state: 'closed for now', closedBecause: 'Closed for now, its own directory says', closedUntil: null }
    : { state: 'open', closedBecause: '', closedUntil: null }
}

function readPlace(cells: Cells, taking: Taking): IncomingPlace[] {
  const words = new Taking(cells)
  const [name, address, town] = [words.text('location_name', MOST.name), words.text('location_address_1'), words.text('location_city', MOST.name)]
  const postcode = postcodeOf(words.text('location_postcode'), taking)
  if ([name, address, town, postcode ?? ''].every((each) => each === '') || isNo(cells['location_visible'])) return []
  const point = taking.point(cells['location_latitude'], cells['location_longitude'])
  const place: IncomingPlace = {
    locationId: '',
    kind: 'physical',
    name,
    summary: '',
    address,
    town,
    county: '',
    postcode,
    country: 'GB',
    ...point,
    access: listIn(cells['location_accessibilities']).join(', '),
  }
  if (!isYes(cells['mask_exact_address'])) return [place]
  taking.note('Its exact address is not for everybody, and was left out')
  // A square of about a kilometre.
  const about = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 100) / 100)
  return [{ ...place, name: '', address: '', postcode: null, latitude: about(point.latitude), longitude: about(point.longitude) }]
}

function readContact(cells: Cells, taking: Taking): Incoming['contacts'] {
  const words = new Taking(cells)
  const contact = {
    name: words.text('contact_name', MOST.name),
    title: words.text('contact_title', MOST.name),
    phone: words.text('contact_phone', 40),
    email: words.email('contact_email'),
  }
  for (const note of words.notes) taking.note(note)
  return Object.values(contact).some(Boolean) && isYes(cells['contact_visible']) ? [contact] : []
}

function readSchedule(cells: Cells): Incoming['schedules'] {
  const day = DAYS[(cells['scheduled_weekday'] ?? '').toLowerCase()]
  if (!day) return []
  // “hh:mm:ss” stands where nobody filled in a time.
  const [opensAt, closesAt] = [asTime(cells['schedules_opens_at']), asTime(cells['schedules_closes_at'])]
  return [
    {
      at: null,
      startsOn: null,
      endsOn: null,
      freq: 'WEEKLY',
      everyN: 1,
      byDay: [day],
      byMonthDay: [],
      opensAt,
      closesAt,
      notOnBankHolidays: false,
      attending: null,
      link: '',
      note: '',
    },
  ]
}

function readCost(cells: Cells): Incoming['costs'] {
  const words = new Taking(cells)
  const amount = (cells['cost_amount'] ?? '').trim()
  const option = words.text('cost_option', MOST.line)
  if (amount === '' && option === '') return []
  const pence = amount === '' ? Number.NaN : Math.round(Number(amount.replace(/^£/, '')) * 100)
  return [
    { option, amountPence: pence >= 0 && pence <= 100_000_000 ? pence : null, amountWords: words.text('cost_type', MOST.line), validFrom: null, validTo: null },
  ]
}
