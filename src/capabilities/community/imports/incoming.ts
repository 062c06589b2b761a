import type { Day } from '../../../platform/clock.ts'
import { isEmailAddress } from '../../../platform/emailAndPhone.ts'
import { webAddress } from '../entry.ts'
import { plainText } from './plainText.ts'

export interface IncomingOrganiser {
  theirId: string
  name: string
  summary: string
  website: string
  email: string
  phone: string
}

export interface IncomingPlace {
  locationId: string
  kind: 'physical' | 'postal' | 'virtual'
  name: string
  summary: string
  address: string
  town: string
  county: string
  postcode: string | null
  country: string
  latitude: number | null
  longitude: number | null
  access: string
}

export interface IncomingSchedule {
  /** Which of the places it is at, counted from 0. */
  at: number | null
  startsOn: Day | null
  endsOn: Day | null
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY' | null
  everyN: number
  byDay: string[]
  byMonthDay: number[]
  opensAt: string | null
  closesAt: string | null
  notOnBankHolidays: boolean
  attending: Way | null
  link: string
  note: string
}

/** A day on which a schedule does not hold. */
export interface IncomingDayApart {
  /** Which of the schedules, counted from 0. */
  of: number
  day: Day
  happens: boolean
  opensAt: string | null
  closesAt: string | null
  because: string
}

export interface IncomingCost {
  option: string
  amountPence: number | null
  amountWords: string
  validFrom: Day | null
  validTo: Day | null
}

export interface IncomingContact {
  name: string
  title: string
  phone: string
  email: string
}

export const WAYS = ['in person', 'online', 'by phone'] as const
export type Way = (typeof WAYS)[number]
export const ACCESS_FEATURES = ['step-free', 'quiet', 'hearing loop', 'toilets', 'parking', 'near a bus stop', 'companion welcome'] as const
export type AccessFeature = (typeof ACCESS_FEATURES)[number]

/**
 * An entry as another directory has it, in our words. Every key is a field of its own when it is compared with what is here, so that
 * one that was edited here stays and the others follow their source.
 */
export interface Incoming {
  kind: 'group' | 'service'
  name: string
  summary: string
  whoSuits: string
  firstVisit: string
  whenItMeets: string
  cost: string
  isFree: boolean
  access: string
  contactName: string
  contactPhone: string
  contactEmail: string
  website: string
  standing: { state: 'open' | 'closed for now' | 'at rest'; closedBecause: string; closedUntil: Day | null }
  ages: { from: number | null; to: number | null }
  ways: Way[]
  accessFeatures: AccessFeature[]
  languages: string[]
  places: IncomingPlace[]
  schedules: IncomingSchedule[]
  daysApart: IncomingDayApart[]
  costs: IncomingCost[]
  contacts: IncomingContact[]
  /** Their ids of terms. */
  terms: string[]
  organiser: IncomingOrganiser | null
}

/** One term of a list of words, as they have it. */
export interface IncomingTerm {
  taxonomyId: string
  parentId: string | null
  code: string
  name: string
  description: string
  uri: string
}

export interface IncomingTaxonomy {
  name: string
  description: string
  uri: string
}

/** What came of reading one thing of theirs: it, or why it cannot be used; and what of it could not be taken. */
export type Read<Thing> = { theirId: string; thing: Thing; checkedOn?: Day; notes: string[] } | { theirId: string; problem: string; notes: string[] }

/** How long a text may be here. */
export const MOST = { name: 120, line: 300, words: 1500, summary: 2000 } as const

/** Reads the fields of a thing one after the other, and remembers what could not be taken. */
export class Taking {
  readonly notes: string[] = []
  readonly #thing: Record<string, unknown>

  constructor(thing: Record<string, unknown>) {
    this.#thing = thing
  }

  note(about: string) {
    if (!this.notes.includes(about)) this.notes.push(about)
  }

  /** Plain words; cut, and told, when they are too long. */
  text(key: string, most: number = MOST.line): string {
    const sent = this.#thing[key]
    if (typeof sent === 'number') return String(sent)
    if (typeof sent !== 'string') return ''
    return this.cut(plainText(sent), key, most)
  }

  /** Plain words, however many: to be put together with others and cut then. */
  words(key: string): string {
    const sent = this.#thing[key]
    return typeof sent === 'string' ? plainText(sent.slice(0, 200_000)) : ''
  }

  cut(text: string, key: string, most: number): string {
    if (text.length <= most) return text
    this.note(`${key} was cut to ${most} characters`)
    const kept = text.slice(0, most - 1)
    // Not in the middle of a letter that takes two.
    return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`
  }

  email(key: string): string {
    const sent = this.#thing[key]
    if (sent === undefined || sent === null || sent === '') return ''
    const text = typeof sent === 'string' ? sent.trim() : ''
    if (isEmailAddress(text)) return text
    this.note(`${key} is not an e-mail address, and was left out`)
    return ''
  }

  web(key: string): string {
    const text = this.text(key, 2000)
    if (text === '' || text.length > MOST.line) return ''
    // What is no address here is left out without a word: many write only the name of a page.
    return webAddress(text) ? text : ''
  }

  /** A whole number in a range; anything else is none. */
  whole(key: string, least: number, most: number): number | null {
    const sent = this.#thing[key]
    const value = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent
    if (typeof value !== 'number' || !Number.isFinite(value)) return null
    const whole = Math.round(value)
    return whole >= least && whole <= most ? whole : null
  }

  day(key: string): Day | null {
    return asDay(this.#thing[key])
  }

  list(key: string): Record<string, unknown>[] {
    const sent = this.#thing[key]
    return Array.isArray(sent) ? sent.slice(0, 500).filter(isObject) : []
  }

  /** A point on the earth; one that is not is told, and left out. */
  point(latitude: unknown, longitude: unknown): { latitude: number | null; longitude: number | null } {
    const none = { latitude: null, longitude: null }
    if (latitude === undefined || latitude === null || latitude === '' || longitude === undefined || longitude === null || longitude === '') return none
    const [north, east] = [Number(latitude), Number(longitude)]
    if (Math.abs(north) <= 90 && Math.abs(east) <= 180) return north === 0 && east === 0 ? none : { latitude: north, longitude: east }
    this.note(`There is no place at latitude ${String(latitude).slice(0, 20)}, longitude ${String(longitude).slice(0, 20)}, and the point was left out`)
    return none
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A day out of `2026-12-03` or a moment that begins with one; null when there is no such day. */
export function asDay(sent: unknown): Day | null {
  const [, day] = (typeof sent === 'string' && /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(sent)) || []
  const at = new Date(`${day}T00:00:00Z`)
  return day && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day && day >= '1900-01-01' ? day : null
}

/** A time of day as `10:30`, from `10:30`, `10:30:00` or `10:30:00Z`. Seconds are not kept; a placeholder is none. */
export function asTime(sent: unknown): string | null {
  const [, hour, minute] = (typeof sent === 'string' && /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(sent.trim())) || []
  return hour && minute && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

const features: [AccessFeature, RegExp][] = [
  ['step-free', /step.?free|wheelchair|ramp|level access|lift\b/i],
  ['quiet', /quiet/i],
  ['hearing loop', /(hearing|induction) loop/i],
  ['toilets', /toilet/i],
  ['parking', /parking/i],
  ['near a bus stop', /bus stop/i],
  ['companion welcome', /companion/i],
]

/** What words about a building promise of what people look for. “Partial wheelchair access” promises nothing. */
export const featuresIn = (words: readonly string[]): AccessFeature[] =>
  features.filter(([, pattern]) => words.some((each) => pattern.test(each) && !/\b(no|not|partial|limited)\b/i.test(each))).map(([feature]) => feature)
