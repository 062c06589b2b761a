import type { Updateable } from 'kysely'
import type { Entry as EntryTable } from '../../../../database/schema.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import { type Did, keepHistory } from '../keeping/changes/keepHistory.ts'
import { listAgain } from './listAgain.ts'

type Known = Pick<Entry, 'partnershipId' | 'id'>

/**
 * Takes the next version of an entry, with what of its own row changes: whoever changes something of it does this first, so that of
 * two at once the second is told. Throws OutOfDate.
 */
export async function takeVersion({ tx, now }: Acting<Viewer>, { partnershipId, id }: Known, versionSeen: number, set: Updateable<EntryTable> = {}) {
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ ...set, changedAt: now, version: versionSeen + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it.')
}

/** Lists an entry anew and writes down what it is now: the end of every change of it, or of anything that belongs to it. */
export async function entryChanged(acting: Acting<Viewer>, { partnershipId, id }: Known, did: Did) {
  await listAgain(acting.tx, partnershipId, [id])
  await keepHistory(acting, { entryIds: [id], did })
  await recordInAudit(acting, did, { thing: 'entry', thingId: id })
}
