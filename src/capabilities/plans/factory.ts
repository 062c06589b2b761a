import type { Insertable } from 'kysely'
import type { Goal, GoalOutlook, GoalRating, GoalStep } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, newSealingKey } from '../../platform/sealing.ts'
import { type GoalWords, sealGoal, sealWords, wrapGoalKey } from './sealed.ts'

/** Goals, steps and ratings before they are sealed: in plain words. */
export type PlainGoal = Omit<Insertable<Goal>, 'sealed'> & GoalWords
export type PlainStep = Omit<Insertable<GoalStep>, 'sealed'> & { words: string }
export type PlainRating = Omit<Insertable<GoalRating>, 'sealed'> & { said: string }

type Of<Plain> = { partnershipId: string; personId: string } & Partial<Plain>

/** A goal that is the person's alone, valid and dull unless told otherwise. */
export const aGoal = (given: Of<PlainGoal>) => ({
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

export const aStep = (given: Of<PlainStep> & { goalId: string }) => ({ id: newId(), teamId: null, words: 'Find my walking shoes', doneOn: null, ...given })

export const aRating = (given: Of<PlainRating> & { goalId: string }) => ({
  id: newId(),
  teamId: null,
  level: 0,
  said: '',
  ratedOn: '2026-11-20',
  byMembership: null,
  byName: 'Rosa Hartley',
  ...given,
})

export const anOutlook = (given: Of<Insertable<GoalOutlook>> & { goalId: string }) => ({
  id: newId(),
  teamId: null,
  importance: 8,
  confidence: 4,
  saidOn: '2026-11-20',
  byMembership: null,
  byName: 'Rosa Hartley',
  ...given,
})

/** The rows of goals, steps and ratings, sealed as the product seals them, with the key of each goal. */
export function sealedGoals(
  keyring: Keyring,
  { goal = [], goalStep = [], goalRating = [] }: { goal?: readonly PlainGoal[]; goalStep?: readonly PlainStep[]; goalRating?: readonly PlainRating[] },
) {
  const keys = new Map(goal.map(({ id }) => [id, newSealingKey()]))
  const keyOf = (id: string) => keys.get(id) as Buffer
  return {
    goal: goal.map(({ words, muchLess, less, asHoped, more, muchMore, ...row }) => ({
      ...row,
      sealed: sealGoal(keyOf(row.id), row, { words, muchLess, less, asHoped, more, muchMore }),
    })),
    goalKey: goal.map(({ partnershipId, id: goalId, personId, teamId = null }) => {
      const of = { partnershipId, personId, goalId }
      return { ...of, teamId, ...wrapGoalKey(keyring, of, keyOf(goalId)) }
    }),
    goalStep: goalStep.map(({ words, ...row }) => ({ ...row, sealed: sealWords(keyOf(row.goalId), row, 'step', words) })),
    goalRating: goalRating.map(({ said, ...row }) => ({ ...row, sealed: sealWords(keyOf(row.goalId), row, 'said', said) })),
  }
}
