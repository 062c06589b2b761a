import type { Acting } from '../../../platform/http/env.ts'
import type { Goal } from '../goal.ts'

/** Appends how important a goal is and how sure somebody is of it. Nothing when they said neither. The same id sent twice is one. */
export async function sayOutlook(
  { tx, viewer, now, today }: Acting,
  { partnershipId, id: goalId, personId, teamId }: Pick<Goal, 'partnershipId' | 'id' | 'personId' | 'teamId'>,
  { id, importance = null, confidence = null }: { id: string; importance?: number | null | undefined; confidence?: number | null | undefined },
) {
  if (importance === null && confidence === null) return
  await tx
    .insertInto('goalOutlook')
    .values({
      partnershipId,
      id,
      goalId,
      personId,
      teamId,
      importance,
      confidence,
      saidOn: today,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
