import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Comparable } from './comparing.ts'
import { asTime, type IncomingDayApart, type IncomingOrganiser } from './incoming.ts'

/** An entry that is here, as it is compared, with what an import has to know of it beside. */
export interface Here {
  id: string
  groupId: string | null
  version: number
  lastCheckedOn: string
  /** The ids of what it has, in its order: what is written in their place keeps them, and what hangs on them stays. */
  partIds: Record<'place' | 'schedule' | 'cost' | 'contact', string[]>
  comparable: Comparable
}

/** Entries of these ids with all that belongs to them, each in one shape. A few statements, however many. */
export async function findHere(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Map<string, Here>> {
  if (ids.length === 0) return new Map()
  const entries = await tx.selectFrom('entry').selectAll().where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
  const of = <T extends 'entryPlace' | 'schedule' | 'costOption' | 'entryContact'>(table: T) =>
    tx
      .selectFrom(table as 'entryPlace')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('entryId', 'in', ids)
      .orderBy('entryId')
      .orderBy('position')
      .orderBy('id')
      .execute()
  const places = byEntry(await of('entryPlace'))
  const schedules = byEntry((await of('schedule')) as unknown as ScheduleRow[])
  const daysApart = await findDaysApart(tx, partnershipId, [...schedules.values()].flat())
  const costs = byEntry((await of('costOption')) as unknown as CostRow[])
  const contacts = byEntry((await of('entryContact')) as unknown as ContactRow[])
  const terms = byEntry(
    await tx
      .selectFrom('entryTerm')
      .select(['entryId', 'termId'])
      .where('partnershipId', '=', partnershipId)
      .where('entryId', 'in', ids)
      .orderBy('termId')
      .execute(),
  )
  return new Map(
    entries.map((entry) => {
      const placesHere = places.get(entry.id) ?? []
      const placeIds = placesHere.map(({ id }) => id)
      const comparable: Comparable = {
        kind: entry.kind,
        name: entry.name,
        summary: entry.summary,
        whoSuits: entry.whoSuits,
        firstVisit: entry.firstVisit,
        whenItMeets: entry.whenItMeets,
        cost: entry.cost,
        isFree: entry.isFree,
        access: entry.access,
        contactName: entry.contactName,
        contactPhone: entry.contactPhone,
        contactEmail: entry.contactEmail,
        website: entry.website,
        standing: { state: entry.state, closedBecause: entry.closedBecause, closedUntil: entry.closedUntil },
        ages: { from: entry.agesFrom, to: entry.agesTo },
        ways: entry.ways as Comparable['ways'],
        accessFeatures: entry.accessFeatures as Comparable['accessFeatures'],
        languages: entry.languages,
        places: placesHere.map((place) => ({
          locationId: place.locationId,
          kind: place.kind,
          name: place.name,
          summary: place.summary,
          address: place.address,
          town: place.town,
          county: place.county,
          postcode: place.postcode,
          country: place.country,
          latitude: place.latitude,
          longitude: place.longitude,
          access: place.access,
        })),
        schedules: (schedules.get(entry.id) ?? []).map((schedule) => ({
          at: schedule.placeId === null ? null : placeIds.indexOf(schedule.placeId),
          startsOn: schedule.startsOn,
          endsOn: schedule.endsOn,
          freq: schedule.freq,
          everyN: schedule.everyN,
          byDay: schedule.byDay,
          byMonthDay: schedule.byMonthDay,
          opensAt: asTime(schedule.opensAt),
          closesAt: asTime(schedule.closesAt),
          notOnBankHolidays: schedule.notOnBankHolidays,
          attending: schedule.attending,
          link: schedule.link,
          note: schedule.note,
        })),
        daysApart: (schedules.get(entry.id) ?? []).flatMap(({ id }, of) => (daysApart.get(id) ?? []).map((each) => ({ of, ...each }))),
        costs: (costs.get(entry.id) ?? []).map(({ option, amountPence, amountWords, validFrom, validTo }) => ({
          option,
          amountPence,
          amountWords,
          validFrom,
          validTo,
        })),
        contacts: (contacts.get(entry.id) ?? []).map(({ name, title, phone, email }) => ({ name, title, phone, email })),
        terms: (terms.get(entry.id) ?? []).map(({ termId }) => termId),
        organiser: entry.organiserId,
      }
      const { id, groupId, version, lastCheckedOn } = entry
      const idsOf = (rows: readonly { id: string }[] = []) => rows.map((row) => row.id)
      const partIds = { place: placeIds, schedule: idsOf(schedules.get(id)), cost: idsOf(costs.get(id)), contact: idsOf(contacts.get(id)) }
      return [id, { id, groupId, version, lastCheckedOn, partIds, comparable }]
    }),
  )
}

async function findDaysApart(tx: Tx, partnershipId: string, schedules: readonly { id: string }[]): Promise<Map<string, Omit<IncomingDayApart, 'of'>[]>> {
  if (schedules.length === 0) return new Map()
  const rows = await tx
    .selectFrom('scheduleException')
    .select(['scheduleId', 'day', 'happens', 'opensAt', 'closesAt', 'because'])
    .where('partnershipId', '=', partnershipId)
    .where(
      'scheduleId',
      'in',
      schedules.map(({ id }) => id),
    )
    .orderBy('day')
    .execute()
  const days = new Map<string, Omit<IncomingDayApart, 'of'>[]>()
  for (const { scheduleId, opensAt, closesAt, ...day } of rows) {
    days.set(scheduleId, [...(days.get(scheduleId) ?? []), { ...day, opensAt: asTime(opensAt), closesAt: asTime(closesAt) }])
  }
  return days
}

/** Who runs entries, as they are compared. */
export async function findOrganisersHere(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Map<string, IncomingOrganiser>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organiser')
    .select(['id', 'name', 'summary', 'website', 'email', 'phone'])
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, ...words }) => [id, { theirId: '', ...words }]))
}

type ScheduleRow = Omit<Comparable['schedules'][number], 'at'> & { id: string; entryId: string; placeId: string | null }
type CostRow = Comparable['costs'][number] & { id: string; entryId: string }
type ContactRow = Comparable['contacts'][number] & { id: string; entryId: string }

function byEntry<Row extends { entryId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const known = grouped.get(row.entryId)
    if (known) known.push(row)
    else grouped.set(row.entryId, [row])
  }
  return grouped
}
