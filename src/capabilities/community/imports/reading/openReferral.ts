import { foldPostcode } from '../../../../platform/postcode.ts'
import {
  ACCESS_FEATURES,
  asDay,
  asTime,
  featuresIn,
  type Incoming,
  type IncomingContact,
  type IncomingCost,
  type IncomingDayApart,
  type IncomingOrganiser,
  type IncomingPlace,
  type IncomingSchedule,
  type IncomingTaxonomy,
  type IncomingTerm,
  isObject,
  MOST,
  type Read,
  Taking,
  WAYS,
  type Way,
} from '../incoming.ts'
import { plainText } from '../plainText.ts'
import { readLanguages } from './languages.ts'

type Sent = Record<string, unknown>

/** Their id of a thing, as a text; empty when it has none that can be kept. */
export const idOf = (thing: Sent): string => {
  const { id } = thing
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : ''
  // Control characters and halves of letters cannot all be stored, and are in nobody's ids.
  return text.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(text) ? text : ''
}

// What only a whole service has: one in a list has its single fields and who runs it.
const WHOLE = [
  'schedules',
  'service_at_locations',
  'contacts',
  'cost_options',
  'attributes',
  'languages',
  'phones',
  'service_areas',
  'funding',
  'eligibility_description',
]

/** Whether a service of a list has its own lists with it, so that it needs no asking again. */
export const isWhole = (service: Sent) => WHOLE.some((key) => key in service)

const STATES: Record<string, Incoming['standing']['state']> = {
  active: 'open',
  'temporarily closed': 'closed for now',
  inactive: 'at rest',
  defunct: 'at rest',
}

/** A service of Open Referral UK 3.0 in our words. */
export function readService(service: Sent): Read<Incoming> {
  const theirId = idOf(service)
  const taking = new Taking(service)
  const contacts = readContacts(taking)
  const email = taking.email('email')
  const name = taking.text('name', MOST.name)
  if (theirId === '') return { theirId, problem: 'The id is missing', notes: taking.notes }
  if (name === '') return { theirId, problem: 'The name is missing', notes: taking.notes }

  // A feed of Livewell's own kind says things that the standard has no field for.
  const isLivewells = 'livewell_kind' in service
  const [first] = contacts
  // Whom to ask stands on the entry itself, when what is said of them has room there.
  const isOnEntry = first !== undefined && first.title === '' && (email === '' || first.email === '' || first.email === email)
  const places = taking.list('service_at_locations').flatMap((each) => readPlace(each, taking, isLivewells))
  const sent = [
    ...taking.list('schedules').map((each) => ({ each, at: placeAt(service, each) })),
    ...taking.list('service_at_locations').flatMap((there, at) => new Taking(there).list('schedules').map((each) => ({ each, at }))),
  ].filter(({ each }) => saysSomething(readSchedule(each, null)))
  const schedules = sent.map(({ each, at }) => readSchedule(each, at))
  const costs = taking.list('cost_options').map(readCost)
  const access = isLivewells ? [taking.text('livewell_access', MOST.words)].filter(Boolean) : accessOf(taking)
  const cost = taking.text('fees', MOST.line) || taking.text('fees_description', MOST.line)
  const notPlaced = schedules.map((each) => ({ ...each, at: each.at !== null && each.at < places.length ? each.at : null }))
  return {
    theirId,
    ...checked(taking),
    notes: taking.notes,
    thing: {
      kind: service['livewell_kind'] === 'group' ? 'group' : 'service',
      name,
      summary: summaryOf(service, taking),
      whoSuits: taking.text('eligibility_description', MOST.words),
      firstVisit: taking.text('livewell_first_visit', MOST.words),
      whenItMeets: taking.text('livewell_when', MOST.line),
      cost,
      isFree:
        typeof service['livewell_is_free'] === 'boolean'
          ? service['livewell_is_free']
          : costs.length > 0
            ? costs.every(({ amountPence }) => amountPence === 0)
            : /^\s*free\b/i.test(cost),
      access: taking.cut(access.join('\n'), 'accessibility', MOST.words),
      contactName: isOnEntry ? first.name : '',
      contactPhone: (isOnEntry ? first.phone : '') || phoneIn(taking.list('phones')),
      contactEmail: email || (isOnEntry ? first.email : ''),
      website: taking.web('url'),
      standing: standingOf(service, taking),
      ages: agesOf(taking),
      ways: among(WAYS, service['livewell_ways']) ?? waysOf(schedules, places),
      accessFeatures: among(ACCESS_FEATURES, service['livewell_access_features']) ?? (isLivewells ? [] : featuresIn(access)),
      languages: readLanguages(taking.list('languages')),
      places,
      schedules: notPlaced,
      daysApart: sent.flatMap(({ each }, of) => readDaysApart(each, of)),
      costs,
      contacts: isOnEntry ? contacts.slice(1) : contacts,
      terms: [...new Set(termsIn(service).map(({ theirId: id }) => id))].sort(),
      organiser: readOrganiser(service['organization'], taking),
    },
  }
}

function checked(taking: Taking) {
  const days = [taking.day('assured_date'), taking.day('last_modified')].filter((day) => day !== null).sort()
  const last = days.at(-1)
  return last ? { checkedOn: last } : {}
}

function summaryOf(service: Sent, taking: Taking): string {
  const accreditations = taking.text('accreditations', MOST.words)
  const alert = service['status'] === 'temporarily closed' ? '' : taking.text('alert', MOST.words)
  const whole = [taking.words('description'), alert, accreditations].filter(Boolean).join('\n\n')
  return taking.cut(whole, 'description', MOST.summary)
}

function standingOf(service: Sent, taking: Taking): Incoming['standing'] {
  const state = STATES[String(service['status'] ?? 'active')]
  if (!state) taking.note('status is none of those the standard knows, and counts as active')
  if (state === 'closed for now') {
    const because = taking.text('alert', MOST.line) || ('livewell_kind' in service ? '' : 'Closed for now, its own directory says')
    return { state, closedBecause: because, closedUntil: taking.day('livewell_closed_until') }
  }
  return { state: state ?? 'open', closedBecause: '', closedUntil: null }
}

function agesOf(taking: Taking): Incoming['ages'] {
  const [from, to] = [taking.whole('minimum_age', 0, 130), taking.whole('maximum_age', 0, 130)]
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }
}

function readPlace(sent: Sent, taking: Taking, isLivewells: boolean): IncomingPlace[] {
  const location = isObject(sent['location']) ? sent['location'] : undefined
  if (!location) return []
  const words = new Taking(location)
  const addresses = words.list('addresses')
  const address = new Taking(addresses.find((each) => each['address_type'] === 'physical') ?? addresses[0] ?? {})
  const kind = ['physical', 'postal', 'virtual'].find((each) => each === location['location_type'])
  const attention = address.text('attention')
  return [
    {
      locationId: idOf(location),
      kind: (kind ?? 'physical') as IncomingPlace['kind'],
      name: words.text('name', MOST.name),
      summary: words.text('description', MOST.words),
      address: [attention, address.text('address_1'), address.text('address_2')].filter(Boolean).join('\n'),
      town: address.text('city', MOST.name),
      county: address.text('state_province', MOST.name) || address.text('region', MOST.name),
      postcode: postcodeOf(address.text('postal_code'), taking),
      country: address
        .text('country', 2)
        .toUpperCase()
        .replace(/^$|^UK$/, 'GB'),
      ...taking.point(location['latitude'], location['longitude']),
      access: accessOf(words, isLivewells).join('\n').slice(0, MOST.words),
    },
  ]
}

/** A postcode as we print it. One of another shape is kept out, because it could not be looked up; that is told. */
export function postcodeOf(text: string, taking: Taking): string | null {
  if (text === '') return null
  const folded = foldPostcode(text)
  if (!folded) taking.note(`“${text.slice(0, 20)}” is not shaped like a postcode, and was left out`)
  return folded ?? null
}

// Livewell's own feed names features one by one, beside what is said of the place.
const accessOf = (taking: Taking, isLivewells = false): string[] => [
  ...new Set(
    [
      ...taking.list('accessibility'),
      ...taking.list('service_at_locations').flatMap((each) => (isObject(each['location']) ? new Taking(each['location']).list('accessibility') : [])),
    ]
      .map((each) => {
        const words = new Taking(each)
        return (isLivewells ? '' : words.text('accessibility', MOST.words)) || words.text('description', MOST.words)
      })
      .filter(Boolean),
  ),
]

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

function readSchedule(sent: Sent, at: number | null): IncomingSchedule {
  const words = new Taking(sent)
  const rule = ruleIn(sent)
  const freq = FREQUENCIES.find((each) => each === String(rule['freq'] ?? '').toUpperCase()) ?? null
  const days = String(rule['byday'] ?? '')
    .toUpperCase()
    .split(',')
    .map((day) => day.trim())
    .filter((day) => /^[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)$/.test(day))
    .map((day) => day.replace('+', ''))
  const monthDays = String(sent['bymonthday'] ?? '')
    .split(',')
    .map(Number)
    .filter((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31)
  const attending = words.text('attending_type', MOST.words)
  const starts = words.day('dtstart') ?? words.day('valid_from')
  const ends = words.day('valid_to') ?? words.day('until')
  return {
    at,
    startsOn: starts,
    endsOn: ends && starts && ends < starts ? null : ends,
    freq,
    everyN: new Taking(rule).whole('interval', 1, 52) ?? 1,
    byDay: [...new Set(days)].slice(0, 35),
    byMonthDay: freq === 'WEEKLY' ? [] : [...new Set(monthDays)],
    opensAt: asTime(sent['opens_at']),
    closesAt: asTime(sent['closes_at']),
    notOnBankHolidays: sent['livewell_not_on_bank_holidays'] === true,
    attending: wayIn(attending),
    link: words.web('schedule_link'),
    note: [words.text('description', MOST.words), words.text('notes', MOST.words)].filter(Boolean).join('\n').slice(0, MOST.words),
  }
}

/** The days on which a schedule of Livewell's own kind does not hold: the standard has no field for them. */
function readDaysApart(schedule: Sent, of: number): IncomingDayApart[] {
  const days = new Taking(schedule).list('livewell_exceptions').flatMap((sent) => {
    const words = new Taking(sent)
    const day = words.day('day')
    const hours = { opensAt: asTime(sent['opens_at']), closesAt: asTime(sent['closes_at']) }
    return day ? [{ of, day, happens: sent['happens'] === true, ...hours, because: words.text('because') }] : []
  })
  return [...new Map(days.map((each) => [each.day, each])).values()].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** The rule of a schedule; of Livewell's own kind it is whole where the profile cannot say it. */
function ruleIn(sent: Sent): Sent {
  const whole = sent['livewell_rule']
  if (typeof whole !== 'string') return sent
  return Object.fromEntries(whole.split(';').map((part) => [part.slice(0, part.indexOf('=')).toLowerCase(), part.slice(part.indexOf('=') + 1)]))
}

/** Which of the places a schedule of a service is at, when it says so. */
function placeAt(service: Sent, schedule: Sent): number | null {
  const id = schedule['service_at_location_id']
  const at = id === undefined ? -1 : new Taking(service).list('service_at_locations').findIndex((each) => each['id'] === id)
  return at === -1 ? null : at
}

const among = <T extends string>(known: readonly T[], sent: unknown): T[] | undefined =>
  Array.isArray(sent) ? known.filter((each) => sent.includes(each)) : undefined

const saysSomething = ({ freq, opensAt, startsOn, note }: IncomingSchedule) => freq !== null || opensAt !== null || startsOn !== null || note !== ''

function wayIn(words: string): Way | null {
  const online = /online|remote|virtual|video/i.test(words)
  const inPerson = /in.?person|face.to.face|venue/i.test(words)
  if (online === inPerson) return /phone|telephone/i.test(words) && !online ? 'by phone' : null
  return online ? 'online' : 'in person'
}

function waysOf(schedules: readonly IncomingSchedule[], places: readonly IncomingPlace[]): Way[] {
  const said = new Set(schedules.flatMap(({ attending }) => attending ?? []))
  if (places.some(({ kind }) => kind === 'virtual')) said.add('online')
  if (places.some(({ kind }) => kind === 'physical')) said.add('in person')
  return said.size > 0 ? (['in person', 'online', 'by phone'] as const).filter((way) => said.has(way)) : ['in person']
}

function readCost(sent: Sent): IncomingCost {
  const words = new Taking(sent)
  const amount = typeof sent['amount'] === 'string' && sent['amount'].trim() !== '' ? Number(sent['amount']) : sent['amount']
  const pence = typeof amount === 'number' && Number.isFinite(amount) ? Math.round(amount * 100) : null
  return {
    option: words.text('option', MOST.line),
    amountPence: pence !== null && pence >= 0 && pence <= 100_000_000 ? pence : null,
    amountWords: words.text('amount_description', MOST.line),
    validFrom: words.day('valid_from'),
    validTo: words.day('valid_to'),
  }
}

const phoneIn = (phones: readonly Sent[]): string => {
  for (const phone of phones) {
    const number = new Taking(phone).text('number', 40)
    if (number) return number
  }
  return ''
}

const readContacts = (taking: Taking): IncomingContact[] =>
  taking.list('contacts').flatMap((each) => {
    const words = new Taking(each)
    const contact = {
      name: words.text('name', MOST.name),
      title: words.text('title', MOST.name),
      phone: phoneIn(words.list('phones')),
      email: words.email('email'),
    }
    for (const note of words.notes) taking.note(`contact: ${note}`)
    return Object.values(contact).some(Boolean) ? [contact] : []
  })

function readOrganiser(sent: unknown, taking: Taking): IncomingOrganiser | null {
  if (!isObject(sent)) return null
  const words = new Taking(sent)
  const [theirId, name] = [idOf(sent), words.text('name', MOST.name)]
  if (theirId === '' || name === '') return null
  const organiser = {
    theirId,
    name,
    summary: words.text('description', MOST.summary),
    website: words.web('website') || words.web('url'),
    email: words.email('email'),
    phone: phoneIn(words.list('phones')),
  }
  for (const note of words.notes) taking.note(`organisation: ${note}`)
  return organiser
}

/** The terms a service is sorted under, with what it says of each. */
export function termsIn(service: Sent): { theirId: string; term: IncomingTerm }[] {
  return new Taking(service).list('attributes').flatMap((each) => {
    const term = isObject(each['taxonomy_term']) ? each['taxonomy_term'] : undefined
    const read = term ? readTerm(term) : undefined
    return read && 'thing' in read ? [{ theirId: read.theirId, term: read.thing }] : []
  })
}

/** A term of a taxonomy. */
export function readTerm(sent: Sent): Read<IncomingTerm> {
  const [theirId, words] = [idOf(sent), new Taking(sent)]
  const name = words.text('name', MOST.name)
  if (theirId === '') return { theirId, problem: 'The id is missing', notes: words.notes }
  if (name === '') return { theirId, problem: 'The name is missing', notes: words.notes }
  const description = words.text('description', MOST.words)
  if (description === '') words.note('description is missing')
  const detail = isObject(sent['taxonomy_detail']) ? sent['taxonomy_detail'] : {}
  const taxonomy = isObject(sent['taxonomy']) ? sent['taxonomy'] : {}
  return {
    theirId,
    notes: words.notes,
    thing: {
      taxonomyId: words.text('taxonomy_id', MOST.name) || idOf(taxonomy) || idOf(detail) || words.text('taxonomy', MOST.name) || 'terms',
      parentId: idOf({ id: sent['parent_id'] }) || null,
      code: words.text('code', MOST.name),
      name,
      description,
      uri: words.web('term_uri'),
    },
  }
}

/** A taxonomy, as far as we keep them. */
export function readTaxonomy(sent: Sent): Read<IncomingTaxonomy> {
  const [theirId, words] = [idOf(sent), new Taking(sent)]
  const name = words.text('name', MOST.name)
  if (theirId === '' || name === '') return { theirId, problem: theirId === '' ? 'The id is missing' : 'The name is missing', notes: [] }
  return { theirId, notes: [], thing: { name, description: words.text('description', MOST.words), uri: words.web('uri') } }
}

/** What is wrong with what a feed says about itself. */
export function readAbout(sent: unknown): string[] {
  if (!isObject(sent)) return ['Its front page does not say which standard it follows']
  const words = new Taking(sent)
  return [
    ...(words.text('version') === '' ? ['Its front page has no version'] : []),
    ...(words.text('profile') === '' ? ['Its front page has no profile'] : []),
    ...(words.text('openapi_url') === '' ? ['Its front page has no openapi_url'] : []),
    ...(/^HSDS-(UK-)?3/.test(words.text('version')) ? [] : ['It does not say that it follows Open Referral UK 3']),
  ]
}

/** What a service says of when it was last changed; empty when it does not. */
export const changedOn = ({ last_modified: sent }: Sent) => (typeof sent === 'string' && asDay(sent) ? plainText(sent).slice(0, 40) : '')
