import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'

/**
 * Holds a goal until the end of the transaction, shared as it was when it was read, so that nothing is added for a team while
 * the person takes the goal back. Throws OutOfDate when that has happened already.
 */
export async function holdGoal({ tx }: Pick<Acting, 'tx'>, { partnershipId, id, teamId }: Goal) {
  const held = await tx
    .selectFrom('goal')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('teamId', 'is not distinct from', teamId)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new OutOfDate('With whom this goal is shared was changed just now.')
}
