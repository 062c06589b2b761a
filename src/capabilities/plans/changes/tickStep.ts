import type { Acting } from '../../../platform/http/env.ts'
import type { Goal, Step } from '../goal.ts'
import { holdGoal } from './holdGoal.ts'

/** Ticks a step, or takes the tick away. Ticking twice keeps the first day. */
export async function tickStep(acting: Acting, goal: Goal, step: Pick<Step, 'id' | 'doneOn'>, isDone: boolean) {
  if ((step.doneOn !== null) === isDone) return
  await holdGoal(acting, goal)
  await acting.tx
    .updateTable('goalStep')
    .set({ doneOn: isDone ? acting.today : null })
    .where('partnershipId', '=', goal.partnershipId)
    .where('id', '=', step.id)
    .execute()
}
