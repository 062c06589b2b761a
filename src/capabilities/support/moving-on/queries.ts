import type { Tx } from '../../../platform/database/narrowed.ts'
import type { HowFar, MovingOn } from './movingOn.ts'

/** How somebody moved on, the last time they did in this stretch of support. */
export async function findMovingOn(tx: Tx, partnershipId: string, supportId: string): Promise<MovingOn | undefined> {
  const row = await tx
    .selectFrom('movingOn')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('supportId', '=', supportId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, goals: row.goals as unknown as readonly HowFar[] }
}
