import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'

/** Adds a small step, shared as the goal is. The same id sent twice is the same step. Hold the goal first. */
export async function addStep(
  { tx, now }: Acting,
  goal: Pick<Goal, 'partnershipId' | 'id' | 'personId' | 'teamId'>,
  { id, step }: { id: string; step: string },
) {
  const { partnershipId, personId, teamId } = goal
  await tx
    .insertInto('goalStep')
    .values({ partnershipId, id, goalId: goal.id, personId, teamId, words: step, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
