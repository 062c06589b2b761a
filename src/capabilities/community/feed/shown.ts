import { addDays, type Day, dayIn } from '../../../platform/clock.ts'
import type { Entry } from '../entry.ts'
import { type KeepingRules, oldestShown, stateOn } from '../keeping/freshness.ts'
import type { statuses } from './shapes/shapes.ts'

/** By what an entry is shown, or not, on the day it is asked about. */
export interface Showing {
  today: Day
  rules: KeepingRules
  timeZone: string
}

type Kept = Pick<Entry, 'state' | 'closedUntil' | 'lastCheckedOn' | 'changedAt'>

const isHidden = ({ lastCheckedOn }: Kept, { today, rules }: Showing) => lastCheckedOn < oldestShown(today, rules)

/**
 * The status of a service. What is at rest, or was not checked in time, is "inactive": it stands in no list, but those who ask
 * what was modified since are told, so that they take it down as well.
 */
export function statusOf(entry: Kept, showing: Showing): (typeof statuses)[number] {
  if (entry.state === 'at rest' || isHidden(entry, showing)) return 'inactive'
  return stateOn(entry, showing.today) === 'closed for now' ? 'temporarily closed' : 'active'
}

/** What was hidden by nothing but the passing of days since a moment had last been checked on or after this day. */
export const oldestHiddenSince = (since: Date, { timeZone, rules }: Showing): Day => addDays(oldestShown(dayIn(timeZone, since), rules), -1)

/** When what the feed says of an entry last changed: somebody changed it, or it went out of sight on the day after its last. */
export function lastModified(entry: Kept, showing: Showing): Date {
  if (entry.state === 'at rest' || !isHidden(entry, showing)) return entry.changedAt
  const hidden = new Date(`${addDays(entry.lastCheckedOn, showing.rules.hideAfterDays)}T00:00:00Z`)
  return hidden > entry.changedAt ? hidden : entry.changedAt
}
