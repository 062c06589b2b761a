import type { Selectable } from 'kysely'
import type { SupervisionItem, SupervisionPair, SupervisionTalk } from '../../../../database/schema.ts'
import { addDays, addMonths, type Day } from '../../../platform/clock.ts'

export type Pair = Selectable<SupervisionPair>
export type Item = Selectable<SupervisionItem>
export type Talk = Selectable<SupervisionTalk>
export type Rhythm = Pair['rhythm']

/** How often two talk: every month unless they need it otherwise. */
export const rhythms: Record<Rhythm, string> = {
  'every two weeks': 'Every two weeks',
  'every month': 'Every month',
  'every two months': 'Every two months',
}

/** When they talk next, after a talk on a day. */
export function nextAfter(day: Day, rhythm: Rhythm): Day {
  if (rhythm === 'every two weeks') return addDays(day, 14)
  return addMonths(day, rhythm === 'every month' ? 1 : 2)
}

export const isGoingOn = ({ endedOn }: Pick<Pair, 'endedOn'>) => endedOn === null

/** What two agreed is forgotten so many months after they stopped. */
export const KEPT_MONTHS = 24
