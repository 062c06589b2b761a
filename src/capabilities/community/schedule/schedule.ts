import type { Selectable } from 'kysely'
import type { ScheduleException, Schedule as ScheduleTable } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'

/** When something takes place: a rule of RFC 5545 over days, with a time on the clock of its partnership. */
export type Schedule = Selectable<ScheduleTable>

/** A day on which the rule does not hold. */
export type Exception = Selectable<ScheduleException>

/** What of a schedule its rule is. */
export type Rule = Pick<Schedule, 'startsOn' | 'endsOn' | 'freq' | 'everyN' | 'byDay' | 'byMonthDay'>

/** Days of the week as RFC 5545 names them, from Monday. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** "1TH" → the first Thursday; "TH" → every Thursday; undefined when it is neither. */
export function weekdayIn(code: string): { nth: number | undefined; weekday: Weekday } | undefined {
  const [, nth, weekday] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(code) ?? []
  return weekday ? { nth: nth ? Number(nth) : undefined, weekday: weekday as Weekday } : undefined
}

/** The weekday of a day. */
export const weekdayOf = (day: Day): Weekday => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday
