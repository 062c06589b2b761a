import { asTime, type Incoming, type IncomingDayApart, type IncomingSchedule, MOST, Taking, type Way } from '../../incoming.ts'
import type { Sent } from './sent.ts'

/** When a service takes place, of itself or at one of its places, with the days apart. A place that could not be taken is none. */
export function readTimes(service: Sent, taking: Taking, places: number): Pick<Incoming, 'schedules' | 'daysApart'> {
  const sent = [
    ...taking.list('schedules').map((each) => ({ each, at: placeAt(service, each) })),
    ...taking.list('service_at_locations').flatMap((there, at) => new Taking(there).list('schedules').map((each) => ({ each, at }))),
  ].filter(({ each }) => saysSomething(readSchedule(each, null)))
  return {
    schedules: sent.map(({ each, at }) => readSchedule(each, at !== null && at < places ? at : null)),
    daysApart: sent.flatMap(({ each }, of) => readDaysApart(each, of)),
  }
}

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

const saysSomething = ({ freq, opensAt, startsOn, note }: IncomingSchedule) => freq !== null || opensAt !== null || startsOn !== null || note !== ''

function wayIn(words: string): Way | null {
  const online = /online|remote|virtual|video/i.test(words)
  const inPerson = /in.?person|face.to.face|venue/i.test(words)
  if (online === inPerson) return /phone|telephone/i.test(words) && !online ? 'by phone' : null
  return online ? 'online' : 'in person'
}
