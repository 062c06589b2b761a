import type { Acting } from '../../../platform/http/env.ts'
import { nextReview, type Rhythm } from '../rhythm.ts'

/** Keeps how often somebody likes to look at their goals, and where a reminder goes when they want one. Open goals without a day get their next one. */
export async function chooseRhythm({ tx, viewer, today }: Acting, { rhythm, remindAt }: { rhythm: Rhythm; remindAt: string | null }) {
  const { partnershipId } = viewer
  const personId = viewer.personId as string
  await tx
    .insertInto('goalRhythm')
    .values({ partnershipId, personId, rhythm, remindAt })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'personId']).doUpdateSet({ rhythm, remindAt }))
    .execute()
  const reviewOn = nextReview(rhythm, today)
  if (!reviewOn) return
  await tx
    .updateTable('goal')
    .set((eb) => ({ reviewOn, version: eb('version', '+', 1) }))
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('state', '=', 'open')
    .where('reviewOn', 'is', null)
    .execute()
}
