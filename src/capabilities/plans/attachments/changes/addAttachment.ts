import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { changePage } from '../../book/changes/changePage.ts'
import { putAttached } from '../../book/document.ts'
import { keyOf } from '../../book/keys.ts'
import type { PlanPage } from '../../book/planPage.ts'
import { type AttachedKind, type Cleaned, MOST_IN_PLAN, MOST_ON_PAGE } from '../attachment.ts'
import { cleanPicture } from '../cleanPicture.ts'
import { cleanSound } from '../cleanSound.ts'
import { countBytes, sealedPieces } from '../queries.ts'

export interface ToAttach {
  id: string
  what: AttachedKind
  words: string
  file: File
}

/** Puts a picture or a voice note on a page. The same id sent twice is one. Answers, as an English key, why it could not be. */
export async function addAttachment(acting: Acting, page: PlanPage, { file, ...attached }: ToAttach): Promise<string | undefined> {
  const { tx, viewer, now } = acting
  const { partnershipId, personId } = page
  if (page.content.attached.some(({ id }) => id === attached.id)) return undefined
  if (page.content.attached.length >= MOST_ON_PAGE) return 'This page has eight pictures and voice notes. Take one out first, or use another page'
  const cleaned = await clean(attached.what, file)
  if ('problem' in cleaned) return cleaned.problem
  if ((await countBytes(tx, partnershipId, personId)) + cleaned.bytes.length > MOST_IN_PLAN) {
    return 'There is no room for it: a plan keeps 40 megabytes of pictures and voice notes. Delete one for good first'
  }
  const pieces = sealedPieces(await keyOf(acting, partnershipId, personId), page, attached.id, cleaned.bytes)
  const row = { partnershipId, id: attached.id, pageId: page.id, personId, addedAt: now, byMembership: viewer.membershipId }
  // As shareAttachments writes it.
  const shared = page.removedAt ? {} : { sharedWith: [...page.sharedWith], sharedTokens: [...page.sharedTokens] }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('planAttachment')
    .values(pieces.map((sealed, piece) => ({ ...row, ...shared, piece, sealed })))
    // Sent again, or somebody else's, which the database hides.
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id', 'piece']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== BigInt(pieces.length)) return undefined
  await changePage(acting, page, (doc) => putAttached(doc, { ...attached, at: now.toISOString() }))
  await recordInAudit(acting, attached.what === 'picture' ? 'added a picture to' : 'added a voice note to', {
    thing: 'plan page',
    thingId: page.id,
    personId,
  })
  return undefined
}

async function clean(what: AttachedKind, file: File): Promise<Cleaned> {
  if (file.size === 0) return { problem: 'That file is empty. Choose another' }
  const sent = Buffer.from(await file.arrayBuffer())
  return what === 'picture' ? cleanPicture(sent) : cleanSound(sent)
}
