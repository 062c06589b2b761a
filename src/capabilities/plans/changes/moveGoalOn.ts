import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { canBecome, type Goal, type GoalState } from '../goal.ts'

const did: Record<GoalState, string> = { open: 'took up again', reached: 'reached', rested: 'put to rest' }

/** Says what has become of a goal. Throws OutOfDate when somebody changed it since `versionSeen`. */
export async function moveGoalOn(acting: Acting, goal: Goal, versionSeen: number, state: GoalState) {
  // Sent twice: it is as they wanted.
  if (goal.state === state) return
  if (!canBecome(goal.state, state)) throw new OutOfDate('This goal has become something else since you opened it.')
  const { numUpdatedRows } = await acting.tx
    .updateTable('goal')
    .set({ state, version: versionSeen + 1 })
    .where('partnershipId', '=', goal.partnershipId)
    .where('id', '=', goal.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this goal since you opened it.')
  await recordInAudit(acting, did[state], { thing: 'goal', thingId: goal.id, personId: goal.personId })
}
