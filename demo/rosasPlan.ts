import { aPlan } from '../src/capabilities/plans/book/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Keyring } from '../src/platform/sealing.ts'
import { nameOf } from './cast.ts'
import { type Gathered, momentOf } from './rows.ts'
import { herPages } from './words/rosasPlan.ts'

/** The plan that Rosa wrote, a page now and then. Sealed anew each time, so it is not among the rows that a seed repeats. */
export function rosasPlan(keyring: Keyring, gathered: Gathered, today: Day) {
  const rosa = gathered.rows.membership?.find(({ name, personId }) => name === nameOf.person && personId)
  if (!rosa?.personId) return {}
  const by = { partnershipId: rosa.partnershipId, personId: rosa.personId, membershipId: rosa.id, name: rosa.name }
  return aPlan(
    keyring,
    by,
    herPages.map(({ daysAgo, ...page }) => ({ ...page, at: momentOf(addDays(today, -daysAgo), 19) })),
  )
}
