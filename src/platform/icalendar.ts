import { addDays, type Day } from './clock.ts'
import { timeZoneForCalendar } from './timeZone.ts'

// iCalendar (RFC 5545), as far as we need it. The libraries for it write times of the machine's own clock where the
// standard wants those of the place or of Greenwich, and know no time zones.

/** One event: on a day, from one minute of it to another, or the whole day. */
export interface CalendarEvent {
  uid: string
  name: string
  description: string
  place: string
  url: string
  day: Day
  /** Minutes since midnight on the clock of the place; undefined for the whole day. The second may be past the next midnight. */
  time: [from: number, to: number] | undefined
  /** A whole line, `RRULE:…`. */
  rule?: string | undefined
  /** Days of the rule on which it does not take place. */
  without?: readonly Day[]
  changedAt: Date
}

/** A calendar as a file. */
export function writeCalendar({ name, timeZone, year }: { name: string; timeZone: string; year: number }, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Livewell//EN',
    'METHOD:PUBLISH',
    text('NAME', name),
    text('X-WR-CALNAME', name),
    `X-WR-TIMEZONE:${timeZone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...timeZoneForCalendar(timeZone, year),
    ...events.flatMap((event) => linesOf(event, timeZone)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function linesOf(event: CalendarEvent, timeZone: string): string[] {
  const { day, time } = event
  const at = (name: string, on: Day, minutes: number) =>
    time ? `${name};TZID=${timeZone}:${asDate(addDays(on, Math.floor(minutes / 1440)))}T${asClock(minutes % 1440)}` : `${name};VALUE=DATE:${asDate(on)}`
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${asMoment(event.changedAt)}`,
    `LAST-MODIFIED:${asMoment(event.changedAt)}`,
    at('DTSTART', day, time?.[0] ?? 0),
    at('DTEND', time ? day : addDays(day, 1), time?.[1] ?? 0),
    ...(event.rule ? [event.rule] : []),
    ...(event.without ?? []).map((on) => at('EXDATE', on, time?.[0] ?? 0)),
    text('SUMMARY', event.name),
    ...(event.description ? [text('DESCRIPTION', event.description)] : []),
    ...(event.place ? [text('LOCATION', event.place)] : []),
    `URL:${event.url}`,
    'END:VEVENT',
  ]
}

const asDate = (day: Day) => day.replaceAll('-', '')
const asClock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}00`

/** A moment as Greenwich has it. */
export const asMoment = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** A line of words: signs of the format stand behind a stroke, and a line that ends is written as `\n`. Nothing else may break out of it. */
const text = (name: string, words: string) =>
  `${name}:${words
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')}`

/** No line is longer than 75 bytes; what goes on begins with a space. No letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const more = Buffer.byteLength(letter)
    if (bytes + more > 75) {
      parts.push(part)
      part = ''
      bytes = 1
    }
    part += letter
    bytes += more
  }
  return [...parts, part].join('\r\n ')
}
