import type { Updateable } from 'kysely'
import type { CommunityGroup } from '../../../../../database/schema.ts'
import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Group } from '../group.ts'

/** Changes columns of a group as it was seen, and writes down who did. Throws OutOfDate when somebody changed it since. */
export async function changeGroup(acting: Acting, group: Pick<Group, 'id'>, versionSeen: number, columns: Updateable<CommunityGroup>, did = 'changed') {
  const { tx, viewer } = acting
  const { numUpdatedRows } = await tx
    .updateTable('communityGroup')
    .set({ ...columns, version: versionSeen + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', group.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this group since you opened it.')
  await recordInAudit(acting, did, { thing: 'group', thingId: group.id })
}
