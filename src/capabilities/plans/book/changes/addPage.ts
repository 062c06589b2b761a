import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { beginDocument, contentOf, stateOf } from '../document.ts'
import { keyToWrite } from '../keys.ts'
import type { KindName } from '../kinds.ts'
import { between } from '../planPage.ts'
import { listPages, sealDelta, sealFace, sealState } from '../queries.ts'

interface Added {
  id: string
  personId: string
  kind: KindName
  title: string
}

/** Puts a page into somebody's plan, after the others. The same id sent twice is one page. */
export async function addPage(acting: Acting, { id, personId, kind, title }: Added) {
  const { tx, viewer, now } = acting
  const { partnershipId, membershipId } = viewer
  const key = await keyToWrite(acting, partnershipId, personId)
  const last = (await listPages(acting, partnershipId, personId)).at(-1)
  const doc = beginDocument({ title, order: between(last?.face.order, undefined) })
  const page = { partnershipId, id, personId }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('planPage')
    .values({ ...page, kind, face: sealFace(key, page, contentOf(doc)), state: sealState(key, page, stateOf(doc)), createdAt: now, changedAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await tx
    .insertInto('planVersion')
    .values({
      partnershipId,
      pageId: id,
      version: 1,
      personId,
      delta: sealDelta(key, page, 1, stateOf(doc)),
      at: now,
      byMembership: membershipId,
      byName: viewer.name,
    })
    .execute()
  await recordInAudit(acting, 'added', { thing: 'plan page', thingId: id, personId })
}
