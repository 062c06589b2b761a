import type { Selectable } from 'kysely'
import type { GoalRhythm } from '../../../database/schema.ts'
import { addDays, addMonths, type Day } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/narrowed.ts'

export type Rhythm = GoalRhythm['rhythm']

/** How often somebody looks at their goals again: what they choose from. English keys. */
export const rhythms: readonly { rhythm: Rhythm; label: string; said: string }[] = [
  { rhythm: 'every week', label: 'Every week', said: 'You look at your goals every week.' },
  { rhythm: 'every two weeks', label: 'Every two weeks', said: 'You look at your goals every two weeks.' },
  { rhythm: 'every month', label: 'Every month', said: 'You look at your goals every month.' },
  { rhythm: 'when I like', label: 'When I like', said: 'You look at your goals when you like.' },
]

/** When a goal is looked at again that was looked at today. Undefined when they like to choose the moment. */
export function nextReview(rhythm: Rhythm | undefined, today: Day): Day | undefined {
  if (rhythm === 'every week') return addDays(today, 7)
  if (rhythm === 'every two weeks') return addDays(today, 14)
  if (rhythm === 'every month') return addMonths(today, 1)
  return undefined
}

/** The rhythm that a person chose. Only they themselves find it. */
export const findRhythm = (tx: Tx, partnershipId: string, personId: string): Promise<Pick<Selectable<GoalRhythm>, 'rhythm' | 'remindAt'> | undefined> =>
  tx.selectFrom('goalRhythm').select(['rhythm', 'remindAt']).where('partnershipId', '=', partnershipId).where('personId', '=', personId).executeTakeFirst()
