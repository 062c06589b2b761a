import { addDays, type Day, daysBetween } from '../../../platform/clock.ts'
import type { Entry } from '../entry.ts'

/** What a partnership decides about keeping its directory true. All but the last are days. */
export interface KeepingRules {
  /** After how many days without a check an entry wants one. */
  checkAfterDays: number
  /** After how many days without a check nobody is shown it any more. */
  hideAfterDays: number
  /** How long we wait before we ask a keeper again. */
  remindEveryDays: number
  /** How often we ask about one check, at most. */
  asksAtMost: number
}

/** Until the partnership says otherwise. */
export const usualRules: KeepingRules = { checkAfterDays: 180, hideAfterDays: 365, remindEveryDays: 30, asksAtMost: 3 }

export type Freshness = 'fresh' | 'wants checking' | 'hidden'

/** How fresh an entry is, how many days ago it was checked, and in how many it will be hidden (none left: it is). */
export function freshnessOf(lastCheckedOn: Day, today: Day, { checkAfterDays, hideAfterDays }: KeepingRules) {
  const days = Math.max(0, daysBetween(lastCheckedOn, today))
  const freshness: Freshness = days >= hideAfterDays ? 'hidden' : days >= checkAfterDays ? 'wants checking' : 'fresh'
  return { freshness, days, daysLeft: Math.max(0, hideAfterDays - days) }
}

/** The oldest day of a last check that is still shown: what search and feed ask for is `last_checked_on >= oldestShown(…)`. */
export const oldestShown = (today: Day, { hideAfterDays }: KeepingRules): Day => addDays(today, 1 - hideAfterDays)

/** The latest day of a last check that wants another. */
export const latestToCheck = (today: Day, { checkAfterDays }: KeepingRules): Day => addDays(today, -checkAfterDays)

type Standing = Pick<Entry, 'state' | 'closedUntil' | 'lastCheckedOn'>

/** What its keeper says of it today. Closed until a day that has passed is open, also before the morning's job has said so. */
export const stateOn = ({ state, closedUntil }: Omit<Standing, 'lastCheckedOn'>, today: Day): Entry['state'] =>
  state === 'closed for now' && closedUntil !== null && closedUntil < today ? 'open' : state

/** Whether anybody is shown it: not at rest, and checked within the partnership's days. */
export const isShown = (entry: Standing, today: Day, rules: KeepingRules): boolean =>
  entry.state !== 'at rest' && entry.lastCheckedOn >= oldestShown(today, rules)
