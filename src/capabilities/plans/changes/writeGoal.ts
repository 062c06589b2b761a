import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newSealingKey } from '../../../platform/sealing.ts'
import type { Person } from '../../people/index.ts'
import type { Goal } from '../goal.ts'
import { type GoalWords, sealGoal, wrapGoalKey } from '../sealed.ts'
import { addStep } from './addStep.ts'
import { sayOutlook } from './sayOutlook.ts'

export interface NewGoal extends GoalWords {
  /** Made when the form was opened, so that a form sent twice makes one goal. */
  id: string
  way: NonNullable<Goal['way']> | ''
  step: string
  startLevel: string
  reviewOn: Day | ''
  importance?: number | undefined
  confidence?: number | undefined
}

/**
 * Writes a goal down, with a key of its own. One that a worker writes with the person is shared with the team from the beginning; one that
 * the person writes alone is theirs alone.
 */
export async function writeGoal(
  acting: Acting,
  person: Pick<Person, 'id' | 'teamId'>,
  { id, step, way, startLevel, reviewOn, importance, confidence, ...words }: NewGoal,
) {
  const { tx, viewer, now, house } = acting
  const { partnershipId } = viewer
  const teamId = viewer.personId === person.id ? null : person.teamId
  const key = newSealingKey()
  const of = { partnershipId, personId: person.id }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('goal')
    .values({
      ...of,
      id,
      teamId,
      sealed: sealGoal(key, { ...of, id }, words),
      way: way || null,
      startLevel: Number(startLevel),
      reviewOn: reviewOn || null,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await tx
    .insertInto('goalKey')
    .values({ ...of, goalId: id, teamId, ...wrapGoalKey(house.settings.keyring, { ...of, goalId: id }, key) })
    .execute()
  await sayOutlook(acting, { ...of, id, teamId }, { id, importance, confidence })
  await recordInAudit(acting, 'wrote down', { thing: 'goal', thingId: id, personId: person.id })
  // The first step has the id of the goal, for the same reason.
  if (step) await addStep(acting, { ...of, id, teamId }, { id, step })
}
