import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Share } from '../share.ts'
import { shareAgain } from './shareAgain.ts'

/** Takes back what was shared. From now on nobody opens it by that share. */
export async function takeBack(acting: Acting, { partnershipId, id, personId, withName }: Share) {
  const { tx, today, now } = acting
  await tx
    .updateTable('planShare')
    .set({ takenBackAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('takenBackAt', 'is', null)
    .execute()
  await shareAgain(tx, partnershipId, personId, today)
  await recordInAudit(acting, `took back from ${withName}`, { thing: 'plan', thingId: id, personId })
}
