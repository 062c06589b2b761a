import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'
import { shareGoalKeys } from './shareGoalKeys.ts'

/** Shares a goal, its key, its steps, its ratings and its outlooks with a team; with nobody, the person has taken it back. */
export async function shareGoal(acting: Acting, goal: Goal, teamId: string | null) {
  const { tx } = acting
  const { partnershipId, id } = goal
  // The goal first: whoever is just adding to it holds it, and what they added is found below.
  await tx
    .updateTable('goal')
    .set((eb) => ({ teamId, version: eb('version', '+', 1) }))
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()
  await shareGoalKeys(tx, partnershipId, goal.personId)
  await tx.updateTable('goalStep').set({ teamId }).where('partnershipId', '=', partnershipId).where('goalId', '=', id).execute()
  await tx.updateTable('goalOutlook').set({ teamId }).where('partnershipId', '=', partnershipId).where('goalId', '=', id).execute()
  await tx.updateTable('goalRating').set({ teamId }).where('partnershipId', '=', partnershipId).where('goalId', '=', id).execute()
  await recordInAudit(acting, teamId ? 'shared' : 'took back', { thing: 'goal', thingId: id, personId: goal.personId })
}
