import type { Selectable } from 'kysely'
import type { CostOption, EntryContact, Organiser } from '../../../database/schema.ts'
import type { EntryPlace } from './entry.ts'
import type { BankHolidaysOf } from './schedule/bankHolidays.ts'
import type { Exception, Schedule } from './schedule/schedule.ts'

export type Cost = Selectable<CostOption>
export type PersonToAsk = Selectable<EntryContact>
export type OrganiserOfEntries = Selectable<Organiser>

/** A word that an entry is sorted under. */
export interface TermOfEntry {
  id: string
  name: string
  taxonomy: string
}

/** All that belongs to an entry. */
export interface EntryParts {
  places: readonly EntryPlace[]
  schedules: readonly Schedule[]
  /** From the day that was asked on. */
  exceptions: readonly Exception[]
  costs: readonly Cost[]
  peopleToAsk: readonly PersonToAsk[]
  terms: readonly TermOfEntry[]
  organiser: OrganiserOfEntries | undefined
  nation: BankHolidaysOf
}
