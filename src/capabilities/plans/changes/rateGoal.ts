import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'
import { goalKeyOf, sealWords } from '../sealed.ts'
import { holdGoal } from './holdGoal.ts'
import { sayOutlook } from './sayOutlook.ts'

interface NewRating {
  id: string
  level: string
  said: string
  reviewOn: Day | ''
  importance?: number | undefined
  confidence?: number | undefined
}

/** Appends a rating, with how it feels when they said so, and sets where the goal is now. The same id sent twice is the same rating. */
export async function rateGoal(acting: Acting, goal: Goal, { id, level, said, reviewOn, ...outlook }: NewRating) {
  const { tx, viewer, now, today } = acting
  await holdGoal(acting, goal)
  const { partnershipId, personId, teamId } = goal
  const sealed = sealWords(await goalKeyOf(acting, goal), { partnershipId, personId, id }, 'said', said)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('goalRating')
    .values({
      partnershipId,
      id,
      goalId: goal.id,
      personId,
      teamId,
      level: Number(level),
      sealed,
      ratedOn: today,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await tx
    .updateTable('goal')
    .set((eb) => ({ nowLevel: Number(level), reviewOn: reviewOn || null, version: eb('version', '+', 1) }))
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', goal.id)
    .execute()
  await sayOutlook(acting, goal, { id, ...outlook })
  await recordInAudit(acting, 'rated', { thing: 'goal', thingId: goal.id, personId })
}
