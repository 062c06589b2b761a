import { timeInWords } from '../../../platform/timeOfDay.ts'
import type { Words } from '../../../platform/words.ts'
import { type Schedule, WEEKDAYS, type Weekday, weekdayIn, weekdayOf } from './schedule.ts'

type Said = Pick<Schedule, 'startsOn' | 'endsOn' | 'freq' | 'everyN' | 'byDay' | 'byMonthDay' | 'opensAt' | 'closesAt' | 'notOnBankHolidays'>

const NAMES: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const NTHS: Record<string, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', [-1]: 'last', [-2]: 'last but one' }

/** The name of a weekday, in English: the key of its words. */
export const nameOfWeekday = (weekday: Weekday) => NAMES[weekday]

/** "10am to 11.30am", "from 10am"; empty when nobody said. */
export function hoursInWords({ opensAt, closesAt }: { opensAt: string | null; closesAt: string | null }, words: Words): string {
  if (!opensAt) return ''
  const from = timeInWords(opensAt, words)
  return closesAt && closesAt !== opensAt ? words.t('{{from}} to {{to}}', { from, to: timeInWords(closesAt, words) }) : words.t('from {{from}}', { from })
}

/** "Every Thursday, 10am to 11.30am, not on bank holidays". Empty when the schedule says nothing of when. */
export function scheduleInWords(schedule: Said, words: Words, today: string): string {
  const { t, day } = words
  const { startsOn, endsOn, notOnBankHolidays } = schedule
  const rule = ruleInWords(schedule, words)
  if (!rule) return ''
  const isOnce = !schedule.freq && schedule.byDay.length === 0
  const parts = [
    rule,
    hoursInWords(schedule, words),
    !isOnce && startsOn && startsOn > today ? t('from {{day}}', { day: day(startsOn) }) : '',
    !isOnce && endsOn ? t('until {{day}}', { day: day(endsOn) }) : '',
    !isOnce && notOnBankHolidays ? t('not on bank holidays') : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function ruleInWords(schedule: Said, words: Words): string {
  const { t, day } = words
  const { freq, startsOn, byDay } = schedule
  const named = byDay.map(weekdayIn).filter((each) => each !== undefined)
  if (!freq && named.length === 0) return startsOn ? day(startsOn) : ''
  switch (freq ?? 'WEEKLY') {
    case 'DAILY':
      return schedule.everyN > 1 ? t('Once in {{number}} days', { number: schedule.everyN }) : t('Every day')
    case 'WEEKLY':
      return weeklyInWords(
        schedule,
        named.map(({ weekday }) => weekday),
        words,
      )
    case 'MONTHLY':
      return monthlyInWords(schedule, words)
    default:
      return t('Once a year')
  }
}

function weeklyInWords({ startsOn, everyN }: Said, named: readonly Weekday[], words: Words): string {
  const { t } = words
  const weekdays = WEEKDAYS.filter((weekday) => (named.length > 0 ? named.includes(weekday) : startsOn && weekdayOf(startsOn) === weekday))
  if (weekdays.length === 0) return t('Every week')
  const days = daysInWords(weekdays, words)
  if (everyN === 2) return t('Every two weeks on {{days}}', { days })
  if (everyN > 2) return t('Once in {{number}} weeks, on {{days}}', { number: everyN, days })
  return weekdays.length === 7 ? t('Every day') : weekdays.join() === 'MO,TU,WE,TH,FR' ? t('Monday to Friday') : t('Every {{days}}', { days })
}

function monthlyInWords({ startsOn, everyN, byDay, byMonthDay }: Said, words: Words): string {
  const { t } = words
  const named = byDay.map(weekdayIn).filter((each) => each !== undefined)
  const dates = named.length > 0 ? [] : byMonthDay.length > 0 ? byMonthDay : startsOn ? [Number(startsOn.slice(8))] : []
  const on =
    named.length > 0
      ? listed(
          named.map(({ nth, weekday }) =>
            nth ? t('the {{nth}} {{weekday}}', { nth: t(NTHS[nth] ?? 'last'), weekday: t(NAMES[weekday]) }) : t('every {{days}}', { days: t(NAMES[weekday]) }),
          ),
          words,
        )
      : listed(
          dates.map((date) => (date < 0 ? t('the last day') : t('day {{date}}', { date }))),
          words,
        )
  if (!on) return t('Every month')
  if (everyN === 1) return t('On {{days}} of the month', { days: on })
  return everyN === 2 ? t('Every two months, on {{days}}', { days: on }) : t('Once in {{number}} months, on {{days}}', { number: everyN, days: on })
}

const daysInWords = (weekdays: readonly Weekday[], words: Words) =>
  listed(
    weekdays.map((weekday) => words.t(NAMES[weekday])),
    words,
  )

/** "Monday, Tuesday and Friday". */
function listed(parts: readonly string[], { t }: Words): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : t('{{all}} and {{last}}', { all: parts.slice(0, -1).join(', '), last })
}
