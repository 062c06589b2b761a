import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'
import { goalKeyOf, sealWords } from '../sealed.ts'

/** Adds a small step, shared as the goal is. The same id sent twice is the same step. Hold the goal first. */
export async function addStep(acting: Acting, goal: Pick<Goal, 'partnershipId' | 'id' | 'personId' | 'teamId'>, { id, step }: { id: string; step: string }) {
  const { partnershipId, personId, teamId } = goal
  const sealed = sealWords(await goalKeyOf(acting, goal), { partnershipId, personId, id }, 'step', step)
  await acting.tx
    .insertInto('goalStep')
    .values({ partnershipId, id, goalId: goal.id, personId, teamId, sealed, createdAt: acting.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
