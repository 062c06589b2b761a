import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Entry } from '../entry.ts'
import { listAgain } from './listAgain.ts'

/** Says that a page of the directory is still right, as it was read. Throws OutOfDate when it has changed since. */
export async function checkEntry(acting: Acting, entry: Entry, versionSeen: number) {
  const { tx, viewer, today, now } = acting
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ lastCheckedOn: today, lastCheckedBy: viewer.name, changedAt: now })
    .where('partnershipId', '=', entry.partnershipId)
    .where('id', '=', entry.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it. Read it again: is it still right?')
  await listAgain(tx, entry.partnershipId, [entry.id])
  await recordInAudit(acting, 'checked', { thing: 'entry', thingId: entry.id })
}
