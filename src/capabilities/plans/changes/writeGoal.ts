import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Person } from '../../people/index.ts'
import type { Goal } from '../goal.ts'
import { addStep } from './addStep.ts'

export interface NewGoal {
  /** Made when the form was opened, so that a form sent twice makes one goal. */
  id: string
  words: string
  way: NonNullable<Goal['way']> | ''
  step: string
  muchLess: string
  less: string
  asHoped: string
  more: string
  muchMore: string
  startLevel: string
  reviewOn: Day
}

/**
 * Writes a goal down. One that a worker writes with the person is shared with the team from the beginning; one that the person
 * writes alone is theirs alone.
 */
export async function writeGoal(acting: Acting, person: Pick<Person, 'id' | 'teamId'>, { id, step, way, startLevel, ...words }: NewGoal) {
  const { tx, viewer, now } = acting
  const teamId = viewer.personId === person.id ? null : person.teamId
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('goal')
    .values({
      ...words,
      partnershipId: viewer.partnershipId,
      id,
      personId: person.id,
      teamId,
      way: way || null,
      startLevel: Number(startLevel),
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await recordInAudit(acting, 'wrote down', { thing: 'goal', thingId: id, personId: person.id })
  // The first step has the id of the goal, for the same reason.
  if (step) await addStep(acting, { partnershipId: viewer.partnershipId, id, personId: person.id, teamId }, { id, step })
}
