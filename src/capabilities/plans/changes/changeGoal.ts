import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'
import { type GoalWords, goalKeyOf, sealGoal } from '../sealed.ts'

export type ChangedGoal = GoalWords & Pick<Goal, 'way' | 'reviewOn'>

/** Puts a goal right. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changeGoal(acting: Acting, goal: Goal, versionSeen: number, { way, reviewOn, ...words }: ChangedGoal) {
  const sealed = sealGoal(await goalKeyOf(acting, goal), goal, words)
  const { numUpdatedRows } = await acting.tx
    .updateTable('goal')
    .set({ sealed, way, reviewOn, version: versionSeen + 1 })
    .where('partnershipId', '=', goal.partnershipId)
    .where('id', '=', goal.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this goal since you opened it.')
  await recordInAudit(acting, 'changed', { thing: 'goal', thingId: goal.id, personId: goal.personId })
}
