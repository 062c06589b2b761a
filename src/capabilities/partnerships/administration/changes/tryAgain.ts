import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'

/** Puts a message that could not be sent back to those that wait. Throws OutOfDate when it cannot be tried any more. */
export async function tryAgain(acting: Acting, { id }: { id: string }) {
  const { tx, viewer } = acting
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ state: 'waiting', tries: 0 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    // Without its problem the row would leave the sight of whoever changes it, which the database refuses.
    .where('lastProblem', 'is not', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This message has been tried again already.')
  await recordInAudit(acting, 'tried again', { thing: 'message', thingId: id })
}
