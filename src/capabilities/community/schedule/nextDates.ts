import { addDays, type Day } from '../../../platform/clock.ts'
import { type BankHolidaysOf, isBankHoliday } from './bankHolidays.ts'
import { daysOf } from './rule.ts'
import type { Exception, Rule, Schedule } from './schedule.ts'

/** A day of a schedule: it meets, or it would have and does not. */
export interface Meeting {
  scheduleId: string
  placeId: string | null
  day: Day
  opensAt: string | null
  closesAt: string | null
  isOff: boolean
  /** Why it does not meet, or meets all the same; empty when nobody said. */
  because: string
  isBankHoliday: boolean
}

export type Dated = Pick<Schedule, 'id' | 'placeId' | 'opensAt' | 'closesAt' | 'notOnBankHolidays'> & Rule
export type DayApart = Pick<Exception, 'scheduleId' | 'day' | 'happens' | 'opensAt' | 'closesAt' | 'because'>

interface Asked {
  from: Day
  count: number
  /** No day after this one. */
  until?: Day
  nation: BankHolidaysOf
}

/** Farther ahead nobody plans, and a rule that never comes true has to end somewhere. */
const FARTHEST = 5 * 366 // days

/**
 * The next days of a schedule, those on which it does not meet among them: at most `count` that meet, and those off between.
 * Days are days of the calendar and times are times on the clock, so a change of the clocks moves nothing.
 */
export function nextDates(schedule: Dated, exceptions: readonly DayApart[], { from, count, until, nation }: Asked): Meeting[] {
  const apart = new Map(exceptions.filter(({ scheduleId }) => scheduleId === schedule.id).map((exception) => [exception.day, exception]))
  const last = until ?? addDays(from, FARTHEST)
  const meetings: Meeting[] = []
  let met = 0
  for (const day of merged(
    daysOf(schedule, from, last),
    [...apart.values()].filter(({ happens, day }) => happens && day >= from && day <= last).map(({ day }) => day),
  )) {
    if (met >= count) break
    const meeting = meetingOn(schedule, day, apart.get(day), nation)
    meetings.push(meeting)
    if (!meeting.isOff) met++
    // A rule whose every day is off would be asked for ever.
    if (meetings.length >= count + 60) break
  }
  // What is off after the last that meets says nothing yet.
  while (met > 0 && met >= count && meetings.at(-1)?.isOff) meetings.pop()
  return meetings
}

/** The next days of several schedules together, soonest first. */
export function nextOf(schedules: readonly Dated[], exceptions: readonly DayApart[], asked: Asked): Meeting[] {
  const all = schedules.flatMap((schedule) => nextDates(schedule, exceptions, asked)).sort(bySoonest)
  let met = 0
  const end = all.findIndex(({ isOff }) => !isOff && ++met > asked.count)
  return end < 0 ? all : all.slice(0, end)
}

const bySoonest = (one: Meeting, other: Meeting) => {
  const [a, b] = [one, other].map(({ day, opensAt }) => `${day} ${opensAt ?? ''}`) as [string, string]
  return a < b ? -1 : a > b ? 1 : 0
}

function meetingOn(schedule: Dated, day: Day, exception: DayApart | undefined, nation: BankHolidaysOf): Meeting {
  const { id: scheduleId, placeId, opensAt, closesAt, notOnBankHolidays } = schedule
  const isHoliday = isBankHoliday(nation, day)
  const of = { scheduleId, placeId, day, isBankHoliday: isHoliday }
  if (!exception) return { ...of, opensAt, closesAt, isOff: notOnBankHolidays && isHoliday, because: '' }
  // Another time is another time altogether: its end is not that of the rule.
  const times = exception.opensAt ? { opensAt: exception.opensAt, closesAt: exception.closesAt } : { opensAt, closesAt }
  return { ...of, ...times, isOff: !exception.happens, because: exception.because }
}

/** Two rows of days, each in order or few, as one without doubles. */
function* merged(days: Iterable<Day>, few: readonly Day[]): Generator<Day> {
  const extra = [...few].sort()
  for (const day of days) {
    while (extra[0] !== undefined && extra[0] < day) yield extra.shift() as Day
    if (extra[0] === day) extra.shift()
    yield day
  }
  yield* extra
}
