import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Support } from '../../support.ts'
import { findNextTalk } from '../queries.ts'
import type { PlannedTalk } from '../talk.ts'

/** What became of a talk that was planned. */
export type Became = Pick<PlannedTalk, 'state'> & Partial<Pick<PlannedTalk, 'came' | 'askedBy' | 'because' | 'conversationId'>>

/** Says what became of the talk that is planned, if one is. It stays planned when it is on the day, and with the worker, of `stay`. */
export async function settleTalk(
  { tx, now }: Acting,
  support: Pick<Support, 'partnershipId' | 'id'>,
  became: Became,
  stay?: { on: Day; withMembership: string },
) {
  const planned = await findNextTalk(tx, support.partnershipId, support.id)
  if (!planned) return { stays: false, isSettled: false }
  if (became.state !== 'held' && stay && planned.plannedOn === stay.on && planned.withMembership === stay.withMembership)
    return { stays: true, isSettled: false }
  const { numUpdatedRows } = await tx
    .updateTable('plannedTalk')
    .set({ ...became, settledAt: now })
    .where('partnershipId', '=', support.partnershipId)
    .where('id', '=', planned.id)
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow()
  return { stays: false, isSettled: numUpdatedRows === 1n }
}
