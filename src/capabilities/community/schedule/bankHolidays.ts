import Holidays from 'date-holidays'
import type { Day } from '../../../platform/clock.ts'

const STATES = { England: 'ENG', Wales: 'WLS', Scotland: 'SCT', 'Northern Ireland': 'NIR' } as const satisfies Record<string, string>
/** Whose bank holidays a partnership keeps. */
export type BankHolidaysOf = keyof typeof STATES

// A year is worked out once: it takes some milliseconds.
const known = new Map<string, ReadonlySet<Day>>()

/** Whether a day is a bank holiday of a nation, or the one beside it that stands for it. */
export function isBankHoliday(nation: BankHolidaysOf, day: Day): boolean {
  const year = Number(day.slice(0, 4))
  // Nobody has decided on the holidays of a year so far away.
  if (!(year >= 1971 && year <= 2200)) return false
  const key = `${nation} ${year}`
  let days = known.get(key)
  if (!days) {
    const all = new Holidays('GB', STATES[nation], { types: ['public', 'bank'] }).getHolidays(year)
    days = new Set(all.map(({ date }) => date.slice(0, 10)))
    known.set(key, days)
  }
  return days.has(day)
}
