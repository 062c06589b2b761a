import { foldName } from '../../../platform/fold.ts'
import type { Comparable } from './comparing.ts'
import type { Here } from './here.ts'
import { partIdOf } from './ids.ts'
import type { IncomingOrganiser } from './incoming.ts'

/** Something as it is going to be written: rows by table, by the names of their columns, so that the database writes them itself. */
export interface Rows {
  entry?: Record<string, unknown>
  organiser?: Record<string, unknown>
  places?: Record<string, unknown>[]
  schedules?: Record<string, unknown>[]
  daysApart?: Record<string, unknown>[]
  costs?: Record<string, unknown>[]
  contacts?: Record<string, unknown>[]
  terms?: string[]
  /** What of its source is remembered as taken. */
  taken?: Comparable
  organiserTaken?: { theirId: string; ourId: string; taken: IncomingOrganiser }
}

interface Of {
  partnershipId: string
  entryId: string
  groupId: string | null
  /** Ids of what it has already, in its order. */
  partIds?: Here['partIds'] | undefined
}

type Part = keyof Here['partIds']
const idOfPart = ({ entryId, partIds }: Of, part: Part, at: number) => partIds?.[part][at] ?? partIdOf(entryId, part, at)

/** The rows of an entry; of what belongs to it only the lists that changed. */
export function rowsOf(of: Of, whole: Comparable, fields: readonly (keyof Comparable)[]): Rows {
  const { entryId } = of
  const owned = (part: Part, at: number) => ({
    partnership_id: of.partnershipId,
    entry_id: entryId,
    group_id: of.groupId,
    position: at,
    id: idOfPart(of, part, at),
  })
  const has = (field: keyof Comparable) => fields.includes(field)
  return {
    entry: entryRow(of, whole),
    ...(has('places')
      ? {
          places: whole.places.map(({ locationId, ...words }, at) => ({
            ...owned('place', at),
            location_id: locationId || partIdOf(entryId, 'location', at),
            ...words,
          })),
        }
      : {}),
    // A schedule names its place by its id, which a place that is written anew gets anew.
    ...(has('schedules') || has('places')
      ? { schedules: whole.schedules.map((schedule, at) => ({ ...owned('schedule', at), ...scheduleRow(of, schedule) })) }
      : {}),
    ...(has('daysApart') ? { daysApart: whole.daysApart.map((each) => dayApartRow(of, each)) } : {}),
    ...(has('costs')
      ? {
          costs: whole.costs.map(({ option, amountPence, amountWords, validFrom, validTo }, at) => ({
            ...owned('cost', at),
            option,
            amount_pence: amountPence,
            amount_words: amountWords,
            valid_from: validFrom,
            valid_to: validTo,
          })),
        }
      : {}),
    ...(has('contacts') ? { contacts: whole.contacts.map((contact, at) => ({ ...owned('contact', at), ...contact })) } : {}),
    ...(has('terms') ? { terms: whole.terms } : {}),
  }
}

const entryRow = ({ partnershipId, entryId, groupId }: Of, whole: Comparable) => ({
  partnership_id: partnershipId,
  id: entryId,
  group_id: groupId,
  kind: whole.kind,
  name: whole.name,
  sort_name: foldName(whole.name),
  summary: whole.summary,
  who_suits: whole.whoSuits,
  first_visit: whole.firstVisit,
  when_it_meets: whole.whenItMeets,
  cost: whole.cost,
  is_free: whole.isFree,
  access: whole.access,
  contact_name: whole.contactName,
  contact_phone: whole.contactPhone,
  contact_email: whole.contactEmail,
  website: whole.website,
  state: whole.standing.state,
  closed_because: whole.standing.closedBecause,
  closed_until: whole.standing.closedUntil,
  ages_from: whole.ages.from,
  ages_to: whole.ages.to,
  ways: whole.ways,
  access_features: whole.accessFeatures,
  languages: whole.languages,
  organiser_id: whole.organiser,
})

const scheduleRow = (of: Of, schedule: Comparable['schedules'][number]) => ({
  place_id: schedule.at === null || schedule.at < 0 ? null : idOfPart(of, 'place', schedule.at),
  starts_on: schedule.startsOn,
  ends_on: schedule.endsOn,
  freq: schedule.freq,
  every_n: schedule.everyN,
  by_day: schedule.byDay,
  by_month_day: schedule.byMonthDay,
  opens_at: schedule.opensAt,
  closes_at: schedule.closesAt,
  not_on_bank_holidays: schedule.notOnBankHolidays,
  attending: schedule.attending,
  link: schedule.link,
  note: schedule.note,
})

const dayApartRow = (of: Of, { of: at, day, happens, opensAt, closesAt, because }: Comparable['daysApart'][number]) => ({
  partnership_id: of.partnershipId,
  schedule_id: idOfPart(of, 'schedule', at),
  entry_id: of.entryId,
  group_id: of.groupId,
  day,
  happens,
  opens_at: opensAt,
  closes_at: closesAt,
  because,
})

export const organiserRow = (partnershipId: string, id: string, { name, summary, website, email, phone }: IncomingOrganiser) => ({
  partnership_id: partnershipId,
  id,
  name,
  sort_name: foldName(name),
  summary,
  website,
  email,
  phone,
})
