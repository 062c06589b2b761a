import type { Selectable } from 'kysely'
import type { MovingOn as MovingOnTable } from '../../../../database/schema.ts'

export type MovingOn = Omit<Selectable<MovingOnTable>, 'goals'> & { goals: readonly HowFar[] }

/** How far a goal came, as each of the two sees it. */
export interface HowFar {
  goalId: string
  theirs: Reached | ''
  ours: Reached | ''
}

export type Reached = 'achieved' | 'partly' | 'not yet'

/** How far a goal came, as it is chosen and read. */
export const reachedWords: Record<Reached, string> = { achieved: 'Got there', partly: 'Partly', 'not yet': 'Not yet' }
