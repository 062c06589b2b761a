import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { Share } from '../share.ts'
import { shareAgain } from './shareAgain.ts'

/** Somebody who opened a link with its code asks to open it with their account. Its owner decides. */
export async function askForAccount(
  { tx }: Acting<Viewer>,
  { partnershipId, id }: Pick<Share, 'partnershipId' | 'id'>,
  supporter: { id: string; name: string },
) {
  await tx
    .updateTable('planShare')
    .set({ askedBy: supporter.id, askedByName: supporter.name })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()
}

/** The owner of a plan says yes: the account that asked opens the pages, and the link opens nothing any more. */
export async function shareWithAccount(acting: Acting, { partnershipId, id, personId, askedBy, askedByName }: Share) {
  const { tx, today } = acting
  await tx
    .updateTable('planShare')
    .set({ membershipId: askedBy, withKind: 'supporter', doorHash: null, tokenHash: null, askedBy: null })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('askedBy', 'is not', null)
    .execute()
  await shareAgain(tx, partnershipId, personId, today)
  await recordInAudit(acting, `shared with ${askedByName}`, { thing: 'plan', thingId: id, personId })
}
