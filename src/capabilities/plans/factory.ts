import type { Insertable } from 'kysely'
import type { Goal, GoalRating, GoalStep } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'

type Of<Table> = { partnershipId: string; personId: string } & Partial<Insertable<Table>>

/** A goal that is the person's alone, valid and dull unless told otherwise. */
export const aGoal = (given: Of<Goal>) => ({
  id: newId(),
  teamId: null,
  words: 'Walk to the shops on my own',
  way: 'be active' as const,
  muchLess: 'I stay at home',
  less: 'I get to the corner',
  asHoped: 'I walk there once a week',
  more: 'I walk there most days',
  muchMore: 'I walk there and on to the park',
  state: 'open' as const,
  startLevel: -2,
  nowLevel: null,
  reviewOn: '2027-01-14',
  byMembership: null,
  byName: 'Rosa Hartley',
  ...given,
})

export const aStep = (given: Of<GoalStep> & { goalId: string }) => ({ id: newId(), teamId: null, words: 'Find my walking shoes', doneOn: null, ...given })

export const aRating = (given: Of<GoalRating> & { goalId: string }) => ({
  id: newId(),
  teamId: null,
  level: 0,
  said: '',
  ratedOn: '2026-11-20',
  byMembership: null,
  byName: 'Rosa Hartley',
  ...given,
})
