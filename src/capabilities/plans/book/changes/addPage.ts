import type * as Y from 'yjs'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { beginDocument, contentOf, stateOf } from '../document.ts'
import { keyToWrite } from '../keys.ts'
import type { KindName } from '../kinds.ts'
import { between } from '../planPage.ts'
import { listPages, sealDelta, sealFace, sealState } from '../queries.ts'

export interface PageToAdd {
  id: string
  personId: string
  kind: KindName
  /** Empty for the name of its kind. */
  title: string
}

/** Puts a page into somebody's plan, after the others. The same id sent twice is one page. */
export async function addPage(acting: Acting, page: PageToAdd) {
  if (await putPage(acting, page, [])) await recordInAudit(acting, 'added', { thing: 'plan page', thingId: page.id, personId: page.personId })
}

/**
 * Writes a new page that `writers` may write on beside its owner. Answers false when it is there already. Throws NotFound when the person
 * keeps a plan whose key the viewer may not reach.
 */
export async function putPage(acting: Acting, { id, personId, kind, title }: PageToAdd, writers: readonly string[]): Promise<boolean> {
  const { tx, house, viewer } = acting
  const last = (await listPages({ tx, house }, viewer.partnershipId, personId)).at(-1)
  return insertPage(acting, { id, personId, kind }, beginDocument({ title, order: between(last?.face.order, undefined) }), writers)
}

/** The same with what is written on it: a page that was begun on a device. */
export async function insertPage(
  { tx, house, viewer, now }: Acting,
  { id, personId, kind }: Omit<PageToAdd, 'title'>,
  doc: Y.Doc,
  writers: readonly string[],
): Promise<boolean> {
  const { partnershipId, membershipId, name } = viewer
  const there = await tx.selectFrom('planPage').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (there) return false
  const key = await keyToWrite({ tx, house }, partnershipId, personId, writers)
  const place = { partnershipId, id, personId }
  const sealed = { face: sealFace(key, place, contentOf(doc)), state: sealState(key, place, stateOf(doc)) }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('planPage')
    .values({ ...place, kind, ...sealed, sharedWith: [...writers], writers: [...writers], createdAt: now, changedAt: now })
    // Somebody else's page, which the database hides, may have this id.
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('planVersion')
    .values({
      partnershipId,
      pageId: id,
      version: 1,
      personId,
      delta: sealDelta(key, place, 1, stateOf(doc)),
      at: now,
      byMembership: membershipId,
      byName: name,
    })
    .execute()
  return true
}
