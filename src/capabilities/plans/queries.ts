import type { Tx } from '../../platform/database/narrowed.ts'
import type { Goal, Rating, Step } from './goal.ts'

/** A goal, when the viewer may read it at all. */
export const findGoal = (tx: Tx, partnershipId: string, id: string): Promise<Goal | undefined> =>
  tx.selectFrom('goal').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** A person's goals as far as the viewer may read them: those being worked on first, then the newest. At most `limit`. */
export const listGoals = (tx: Tx, partnershipId: string, personId: string, { limit = 50 }: { limit?: number } = {}): Promise<Goal[]> =>
  tx
    .selectFrom('goal')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('state')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** The small steps of a goal, in the order they were thought of. */
export const listSteps = (tx: Tx, { partnershipId, id }: Goal): Promise<Step[]> =>
  tx.selectFrom('goalStep').selectAll().where('partnershipId', '=', partnershipId).where('goalId', '=', id).orderBy('id').limit(200).execute()

export const findStep = (tx: Tx, { partnershipId, id }: Goal, stepId: string): Promise<Step | undefined> =>
  tx.selectFrom('goalStep').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', stepId).where('goalId', '=', id).executeTakeFirst()

/** How far the goal was at each review, oldest first. Of more than `limit`, the latest. */
export const listRatings = async (tx: Tx, { partnershipId, id }: Goal, { limit = 100 }: { limit?: number } = {}): Promise<Rating[]> =>
  (
    await tx
      .selectFrom('goalRating')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('goalId', '=', id)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  ).reverse()
