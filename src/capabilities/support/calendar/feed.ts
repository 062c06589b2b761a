import type { Selectable } from 'kysely'
import type { CalendarFeed as CalendarFeedTable } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'
import { type CalendarEvent, writeCalendar } from '../../../platform/icalendar.ts'
import { minutesOf } from '../../../platform/timeOfDay.ts'
import { type Mode, modes } from '../talks/conversation.ts'

export type Shows = CalendarFeedTable['shows']
export type Feed = Pick<Selectable<CalendarFeedTable>, 'shows' | 'madeAt' | 'expiresAt'>

/** An address works for half a year: one that was forgotten closes by itself. */
export const FEED_DAYS = 182

/** A talk takes about an hour, as far as a calendar is concerned. */
const LASTS = 60

interface Told {
  id: string
  plannedOn: Day
  beginsAt: string | null
  mode: Mode | null
  personName: string
  createdAt: Date
}

/** Talks as a calendar shows them. It lies on other people's machines: no place, no reason, and no name unless its worker wants one. */
export function calendarOfTalks(talks: readonly Told[], { shows, timeZone, url, today }: { shows: Shows; timeZone: string; url: string; today: Day }): string {
  const events = talks.map((talk): CalendarEvent => {
    const begins = talk.beginsAt ? minutesOf(talk.beginsAt) : undefined
    return {
      uid: `${talk.id}@livewell`,
      name: [`A talk${whomWith(talk.personName, shows)}`, talk.mode ? modes[talk.mode].label.toLowerCase() : ''].filter(Boolean).join(', '),
      description: '',
      place: '',
      url,
      day: talk.plannedOn,
      time: begins === undefined ? undefined : [begins, begins + LASTS],
      changedAt: talk.createdAt,
    }
  })
  return writeCalendar({ name: 'Talks', timeZone, year: Number(today.slice(0, 4)) }, events)
}

function whomWith(name: string, shows: Shows): string {
  const parts = name.trim().split(/\s+/)
  if (shows === 'first names') return ` with ${parts[0]}`
  if (shows === 'initials') return ` with ${parts.map((part) => `${[...part][0]?.toUpperCase()}.`).join(' ')}`
  return ''
}
