import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Guide } from '../guide.ts'

/** Says what is usual in a partnership. Throws OutOfDate when another administrator said so first. */
export async function setGuide(acting: Acting, { version: versionSeen, ...guide }: Guide) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const version = versionSeen + 1
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supportGuide')
    .values({ partnershipId, ...guide, version })
    .onConflict((conflict) =>
      conflict
        .column('partnershipId')
        .doUpdateSet({ ...guide, version })
        .where('supportGuide.version', '=', versionSeen),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Another administrator has changed this just before you.')
  await recordInAudit(acting, 'changed', { thing: 'guide of support' })
}
