import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Said } from './wording.ts'

/** Words a kind of message anew, and appends who did and when. Words that are ours are not kept, so that they follow when ours get better. Throws OutOfDate. */
export async function saveWording(acting: Acting, kind: string, versionSeen: number, said: { [Way in keyof Said]: string | null }) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const version = versionSeen + 1
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('messageWording')
    .values({ partnershipId, kind, ...said, version })
    .onConflict((conflict) =>
      conflict
        .columns(['partnershipId', 'kind'])
        .doUpdateSet({ ...said, version })
        .where('messageWording.version', '=', versionSeen),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed these words since you opened them.')
  await tx
    .insertInto('messageWordingHistory')
    .values({ partnershipId, kind, version, ...said, byMembership: viewer.membershipId, byName: viewer.name, at: now })
    .execute()
  await recordInAudit(acting, 'worded', { thing: 'message', reason: kind })
}
