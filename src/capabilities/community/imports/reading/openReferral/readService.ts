import {
  ACCESS_FEATURES,
  asDay,
  featuresIn,
  type Incoming,
  type IncomingContact,
  type IncomingCost,
  type IncomingOrganiser,
  type IncomingPlace,
  type IncomingSchedule,
  isObject,
  MOST,
  type Read,
  Taking,
  WAYS,
  type Way,
} from '../../incoming.ts'
import { plainText } from '../../plainText.ts'
import { readLanguages } from '../languages.ts'
import { accessOf, readPlace } from './readPlaces.ts'
import { termsIn } from './readTerms.ts'
import { readTimes } from './readTimes.ts'
import { idOf, type Sent } from './sent.ts'

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
  const { schedules, daysApart } = readTimes(service, taking, places.length)
  const costs = taking.list('cost_options').map(readCost)
  const access = isLivewells ? [taking.text('livewell_access', MOST.words)].filter(Boolean) : accessOf(taking)
  const cost = taking.text('fees', MOST.line) || taking.text('fees_description', MOST.line)
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
      schedules,
      daysApart,
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

const among = <T extends string>(known: readonly T[], sent: unknown): T[] | undefined =>
  Array.isArray(sent) ? known.filter((each) => sent.includes(each)) : undefined

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

/** What a service says of when it was last changed; empty when it does not. */
export const changedOn = ({ last_modified: sent }: Sent) => (typeof sent === 'string' && asDay(sent) ? plainText(sent).slice(0, 40) : '')
