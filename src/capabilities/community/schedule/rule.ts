import { addDays, type Day, daysBetween } from '../../../platform/clock.ts'
import { type Rule, WEEKDAYS, weekdayIn, weekdayOf } from './schedule.ts'

// A day is asked whether it is one of the rule's, and so a rule that never comes true costs no more than one that does: rules come
// from feeds as well, and a library that walks from day to day walks such a rule to the end of time. Tests hold this to be what the
// library `rrule` says.

/** Where a rule without a first day counts its weeks from: a Monday. */
const BEGINNING = '2024-01-01'

type Named = NonNullable<ReturnType<typeof weekdayIn>>

/** A rule that comes round, with its first day and its weekdays read. */
interface Round {
  freq: NonNullable<Rule['freq']>
  everyN: number
  startsOn: Day
  named: readonly Named[]
  dates: readonly number[]
}

/** The rule as it is read; undefined for something that takes place once, or never. */
export function roundOf({ freq, everyN, startsOn, byDay, byMonthDay }: Rule): Round | undefined {
  const named = byDay.map(weekdayIn).filter((each) => each !== undefined)
  const dates = byMonthDay.filter((date) => date !== 0 && Math.abs(date) <= 31)
  // Feeds name days without saying how often: every week is what they mean.
  const often = freq ?? (named.length > 0 ? 'WEEKLY' : undefined)
  if (!often) return undefined
  const saysWhen = startsOn !== null || often === 'DAILY' || named.length > 0 || (dates.length > 0 && often !== 'WEEKLY')
  return saysWhen ? { freq: often, everyN: Math.max(1, everyN), startsOn: startsOn ?? BEGINNING, named, dates } : undefined
}

/** The days of a rule from one day to another, both among them, in order. */
export function* daysOf(rule: Rule, from: Day, last: Day): Generator<Day> {
  const end = rule.endsOn && rule.endsOn < last ? rule.endsOn : last
  const begin = rule.startsOn && rule.startsOn > from ? rule.startsOn : from
  const round = roundOf(rule)
  const isOnce = !rule.freq && rule.byDay.length === 0
  if (isOnce && rule.startsOn && rule.startsOn >= from && rule.startsOn <= end) yield rule.startsOn
  if (!round) return
  for (let day = begin; day <= end; day = addDays(day, 1)) if (isDayOf(round, day)) yield day
}

function isDayOf(round: Round, day: Day): boolean {
  switch (round.freq) {
    case 'DAILY':
      return isEvery(round, daysBetween(round.startsOn, day)) && isWeekday(round.named, day) && isDate(round.dates, day)
    case 'WEEKLY':
      return (
        isEvery(round, daysBetween(mondayOf(round.startsOn), mondayOf(day)) / 7) &&
        (round.named.length > 0 ? isWeekday(round.named, day) : weekdayOf(day) === weekdayOf(round.startsOn))
      )
    case 'MONTHLY':
      return isEvery(round, monthsBetween(round.startsOn, day)) && isDayOfPeriod(round, day, placeInMonth(day), 8)
    case 'YEARLY':
      return isEvery(round, yearOf(day) - yearOf(round.startsOn)) && isDayOfPeriod(round, day, placeInYear(day), 5)
  }
}

const isEvery = ({ everyN }: Round, periods: number) => periods % everyN === 0

const isWeekday = (named: readonly Named[], day: Day) => named.length === 0 || named.some(({ weekday }) => weekday === weekdayOf(day))

/** Of a month or a year: on its nth weekdays, on its dates, or as on the first day (whose date begins at `same`). */
function isDayOfPeriod({ named, dates, startsOn }: Round, day: Day, { number, length }: { number: number; length: number }, same: number): boolean {
  if (named.length === 0 && dates.length === 0) return day.slice(same) === startsOn.slice(same)
  const nth = Math.ceil(number / 7)
  const nthLast = -Math.ceil((length - number + 1) / 7)
  const isNamed =
    named.length === 0 || named.some((each) => each.weekday === weekdayOf(day) && (each.nth === undefined || each.nth === nth || each.nth === nthLast))
  return isNamed && isDate(dates, day)
}

function isDate(dates: readonly number[], day: Day): boolean {
  const { number, length } = placeInMonth(day)
  return dates.length === 0 || dates.some((date) => date === number || date === number - length - 1)
}

const yearOf = (day: Day) => Number(day.slice(0, 4))
const monthOf = (day: Day) => Number(day.slice(5, 7))
const monthsBetween = (from: Day, to: Day) => (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
const mondayOf = (day: Day): Day => addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)))
const placeInMonth = (day: Day) => ({ number: Number(day.slice(8)), length: new Date(Date.UTC(yearOf(day), monthOf(day), 0)).getUTCDate() })
const placeInYear = (day: Day) => {
  const first = `${day.slice(0, 4)}-01-01`
  return { number: daysBetween(first, day) + 1, length: daysBetween(first, `${day.slice(0, 4)}-12-31`) + 1 }
}
