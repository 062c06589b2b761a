import { addDays, type Day } from '../../../platform/clock.ts'
import { asMoment, type CalendarEvent, writeCalendar } from '../../../platform/icalendar.ts'
import { minutesOf } from '../../../platform/timeOfDay.ts'
import { minutesAhead } from '../../../platform/timeZone.ts'
import type { BankHolidaysOf } from './bankHolidays.ts'
import { type Dated, type DayApart, type Meeting, nextDates, nextOf } from './nextDates.ts'
import { daysOf, roundOf } from './rule.ts'

/** What a calendar says of an entry. */
export interface InCalendar {
  name: string
  summary: string
  /** Its page. */
  url: string
  schedules: readonly Dated[]
  exceptions: readonly DayApart[]
  /** Where a schedule takes place, in words. */
  placeOf: (placeId: string | null) => string
  changedAt: Date
}

interface Made {
  name: string
  timeZone: string
  nation: BankHolidaysOf
  today: Day
}

/** Days off and extra days are told so far ahead: a calendar that is subscribed to asks again before then. */
const TOLD_AHEAD = 400 // days
const LASTS = 60 // minutes, where nobody said until when

/**
 * A calendar of entries with their rules: each schedule is one event that comes round, with its days off left out and its extra
 * days beside it. Its ids stay the same, so that a calendar which is asked for again does not double.
 */
export const calendarOfRules = (entries: readonly InCalendar[], made: Made): string =>
  writeCalendar(
    { ...made, year: yearOf(made) },
    entries.flatMap((entry) => entry.schedules.flatMap((schedule) => eventsOf(entry, schedule, made))),
  )

/** A calendar of single days, for a search: none after `until`. */
export const calendarOfDays = (entries: readonly InCalendar[], { until, ...made }: Made & { until: Day }): string =>
  writeCalendar(
    { ...made, year: yearOf(made) },
    entries.flatMap((entry) =>
      nextOf(entry.schedules, entry.exceptions, { from: made.today, until, count: 100, nation: made.nation })
        .filter(({ isOff }) => !isOff)
        .map((meeting) => onOneDay(entry, meeting)),
    ),
  )

const yearOf = ({ today }: Made) => Number(today.slice(0, 4))

function eventsOf(entry: InCalendar, schedule: Dated, { nation, today, timeZone }: Made): CalendarEvent[] {
  const isOfRule = (day: Day) => !daysOf(schedule, day, day).next().done
  const begin = schedule.startsOn ?? today
  // The first event has to be one of the rule's own days, or it would be one day too many.
  const first = daysOf(schedule, begin, addDays(begin, TOLD_AHEAD)).next().value as Day | undefined
  const days = nextDates(schedule, entry.exceptions, { from: today, until: addDays(today, TOLD_AHEAD), count: 2 * TOLD_AHEAD, nation })
  const isApart = ({ day, opensAt }: Meeting) => !isOfRule(day) || opensAt !== schedule.opensAt
  const beside = days.filter((meeting) => !meeting.isOff && isApart(meeting)).map((meeting) => onOneDay(entry, meeting))
  if (!first) return beside
  const past = entry.exceptions.filter(({ scheduleId, happens, day }) => scheduleId === schedule.id && !happens && day < today && day >= first && isOfRule(day))
  // A day at another time is left out here, too: it stands beside the rule.
  const left = days.filter((meeting) => isOfRule(meeting.day) && (meeting.isOff || isApart(meeting)))
  const without = [...past, ...left].map(({ day }) => day)
  const comesRound = ruleInCalendar(schedule, timeZone)
  return [{ ...eventOf(entry, schedule), uid: `${schedule.id}@livewell`, day: first, ...(comesRound ? { rule: comesRound, without } : {}) }, ...beside]
}

const onOneDay = (entry: InCalendar, meeting: Meeting): CalendarEvent => ({
  ...eventOf(entry, meeting),
  uid: `${meeting.scheduleId}-${meeting.day}@livewell`,
  day: meeting.day,
})

function eventOf(entry: InCalendar, { opensAt, closesAt, placeId }: Pick<Meeting, 'opensAt' | 'closesAt' | 'placeId'>) {
  const { name, summary, url, changedAt } = entry
  const description = [summary, url].filter(Boolean).join('\n\n')
  return { name, description, place: entry.placeOf(placeId), url, changedAt, time: opensAt ? timeOf(minutesOf(opensAt), closesAt) : undefined }
}

/** Past midnight, when it closes before it opens. */
function timeOf(opens: number, closesAt: string | null): [number, number] {
  const closes = closesAt ? minutesOf(closesAt) : opens
  return [opens, closes === opens ? opens + LASTS : closes < opens ? closes + 1440 : closes]
}

function ruleInCalendar(schedule: Dated, timeZone: string): string | undefined {
  const round = roundOf(schedule)
  if (!round) return undefined
  const days = round.named.map(({ nth, weekday }) => `${nth && (round.freq === 'MONTHLY' || round.freq === 'YEARLY') ? nth : ''}${weekday}`)
  return [
    `RRULE:FREQ=${round.freq}`,
    round.everyN > 1 ? `INTERVAL=${round.everyN}` : '',
    days.length > 0 ? `BYDAY=${days.join(',')}` : '',
    round.dates.length > 0 && round.freq !== 'WEEKLY' ? `BYMONTHDAY=${round.dates.join(',')}` : '',
    schedule.endsOn ? `UNTIL=${schedule.opensAt ? endOf(schedule.endsOn, timeZone) : schedule.endsOn.replaceAll('-', '')}` : '',
    'WKST=MO',
  ]
    .filter(Boolean)
    .join(';')
}

/** The last second of a day in a zone, as Greenwich has it: the end of a rule is told in no other way. */
function endOf(day: Day, timeZone: string): string {
  const end = Date.parse(`${day}T23:59:59Z`)
  return asMoment(new Date(end - minutesAhead(timeZone, end) * 60_000))
}
