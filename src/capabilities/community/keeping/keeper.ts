import type { Selectable } from 'kysely'
import type { Keeper as KeeperTable } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'

/** For how many days a keeper's link works. A newer one takes its place. */
export const LINK_DAYS = 60

/** Who keeps an entry true, as workers see them. */
export type Keeper = Omit<Selectable<KeeperTable>, 'accountId' | 'tokenHash'>

/** A keeper who is to be asked, with what they are asked about. */
export interface ToAsk {
  entryId: string
  entryName: string
  name: string
  email: string
  version: number
  lastCheckedOn: Day
  /** The last check they were asked about before, and how often. */
  askedAbout: Day | null
  asks: number
}
