import { type Context, Hono } from 'hono'
import { anybody } from '../../../platform/access.ts'
import { addDays } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { isId } from '../../../platform/ids.ts'
import { type Entry, type EntryPlace, placeInWords } from '../entry.ts'
import { paths } from '../paths.ts'
import { findEntry, listEntries, listPlacesOf } from '../queries/entries.ts'
import { findNation, listExceptions, listSchedules } from '../queries/entryParts.ts'
import { calendarOfDays, calendarOfRules, type InCalendar } from '../schedule/calendar.ts'
import { find } from '../search/find.ts'

/** A search as a calendar: so many days, of so many entries. */
const AHEAD = 60 // days
const MOST = 200

/** Calendars to take along or to subscribe to, for anybody. */
export const calendars = new Hono<Env>()
  .get('/community/calendar.ics', anybody(), async (c) => {
    const { tx, viewer, today } = c.var
    const { partnershipId, partnership } = viewer
    const { entries } = await find(c, paths.community(partnership.slug), MOST)
    const found = await listEntries(
      tx,
      partnershipId,
      entries.map(({ id }) => id),
    )
    const open = found.filter(({ state }) => state === 'open')
    const told = await asInCalendar(c, open)
    const nation = await findNation(tx, partnershipId)
    const name = c.var.words.t('{{partnership}}: find something near you', { partnership: partnership.name })
    return asCalendar(c, calendarOfDays(told, { name, nation, today, timeZone: partnership.timeZone, until: addDays(today, AHEAD) }))
  })

  .get('/community/:id/calendar.ics', anybody(), async (c) => {
    const { tx, viewer, today } = c.var
    const id = c.req.param('id')
    const entry = isId(id) ? await findEntry(tx, viewer.partnershipId, id) : undefined
    if (!entry || entry.state === 'at rest') throw new NotFound()
    const told = await asInCalendar(c, [entry])
    const nation = await findNation(tx, viewer.partnershipId)
    return asCalendar(c, calendarOfRules(told, { name: entry.name, nation, today, timeZone: viewer.partnership.timeZone }))
  })

async function asInCalendar(c: Context<Env>, entries: readonly Entry[]): Promise<InCalendar[]> {
  const { tx, viewer, today, house } = c.var
  const { partnershipId, partnership } = viewer
  const ids = entries.map(({ id }) => id)
  const schedules = await listSchedules(tx, partnershipId, ids)
  const exceptions = await listExceptions(tx, partnershipId, ids, addDays(today, -366))
  const places = await listPlacesOf(tx, partnershipId, ids)
  return entries.map((entry) => ({
    name: entry.name,
    summary: entry.summary,
    url: `${house.settings.url}${paths.entry(partnership.slug, entry.id)}`,
    schedules: schedules.filter(({ entryId }) => entryId === entry.id),
    exceptions,
    placeOf: (placeId) =>
      placeAmong(
        places.filter(({ entryId }) => entryId === entry.id),
        placeId,
      ),
    changedAt: entry.changedAt,
  }))
}

function placeAmong(places: readonly EntryPlace[], placeId: string | null): string {
  const place = places.find(({ id }) => id === placeId) ?? places[0]
  return place ? placeInWords(place) : ''
}

function asCalendar(c: Context<Env>, calendar: string) {
  c.header('content-type', 'text/calendar; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="calendar.ics"')
  return c.body(calendar)
}
