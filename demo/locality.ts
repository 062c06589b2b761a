import type { Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Community } from './community.ts'
import type { Gathered } from './rows.ts'
import type { Setting } from './setting.ts'
import type { Staff } from './staff.ts'

/** One locality while its year is told: what is there, and what has been gathered of it so far. */
export interface Locality {
  partnershipId: string
  chance: Chance
  gathered: Gathered
  setting: Setting
  staff: Staff
  community: Community
  /** The first day of the year that is told, and the last: yesterday. */
  first: Day
  last: Day
  today: Day
}
