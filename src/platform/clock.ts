/** Where "now" comes from: passed in, so that a test or the demo can say what day it is. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** A calendar day as `2026-12-03`, without time or zone. */
export type Day = string

/** The day it is in a time zone, whatever the machine believes. */
export const dayIn = (timeZone: string, at: Date): Day => calendarOf(timeZone).format(at)

// Making one takes a hundred times as long as using it. There are some hundreds of time zones, so this stays small.
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  let calendar = calendars.get(timeZone)
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    calendars.set(timeZone, calendar)
  }
  return calendar
}

/** What the clocks of a time zone show at a moment: `13:30`. */
export const timeIn = (timeZone: string, at: Date): string => {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(at)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The day `days` after `day`; negative for before. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The same day of a later month, or the last day of it when that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Monday to Friday between two days, the first not counted: how long somebody has waited in working days. */
export function workingDaysBetween(from: Day, to: Day): number {
  const days = daysBetween(from, to)
  if (days <= 0) return 0
  const start = new Date(`${from}T00:00:00Z`).getUTCDay()
  let working = Math.floor(days / 7) * 5
  for (let i = 1; i <= days % 7; i++) if ((start + i) % 7 !== 0 && (start + i) % 7 !== 6) working++
  return working
}
