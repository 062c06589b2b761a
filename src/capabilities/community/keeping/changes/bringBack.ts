import { recordInAudit } from '../../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { listAgain } from '../../changes/listAgain.ts'
import type { Entry } from '../../entry.ts'
import type { Whole } from '../whole.ts'
import { keepHistory } from './keepHistory.ts'
import { putBack } from './putBack.ts'
import { nameShown } from './sayOfEntry.ts'

/** Makes an entry what it was in an earlier version, as a new version. Throws OutOfDate when it has changed since it was read. */
export async function bringBack(acting: Acting<Viewer>, entry: Pick<Entry, 'partnershipId' | 'id'>, versionSeen: number, version: number) {
  const { tx, viewer, now, today } = acting
  const { partnershipId, id } = entry
  const was = await tx
    .selectFrom('entryHistory')
    .select('whole')
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!was) throw new NotFound()
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ version: versionSeen + 1, changedAt: now, lastCheckedOn: today, lastCheckedBy: nameShown(viewer) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it.')
  await putBack(tx, partnershipId, id, was.whole as unknown as Whole)
  await listAgain(tx, partnershipId, [id])
  await keepHistory(acting, { entryIds: [id], did: 'brought back', because: `As it was in version ${version}` })
  await recordInAudit(acting, 'changed', { thing: 'entry', thingId: id })
}
