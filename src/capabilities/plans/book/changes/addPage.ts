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
export async function putPage({ tx, house, viewer, now }: Acting, { id, personId, kind, title }: PageToAdd, writers: readonly string[]): Promise<boolean> {
  const { partnershipId, membershipId, name } = viewer
  const there = await tx.selectFrom('planPage').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (there) return false
  const key = await keyToWrite({ tx, house }, partnershipId, personId, writers)
  const last = (await listPages({ tx, house }, partnershipId, personId)).at(-1)
  const doc = beginDocument({ title, order: between(last?.face.order, undefined) })
  const place = { partnershipId, id, personId }
  const sealed = { face: sealFace(key, place, contentOf(doc)), state: sealState(key, place, stateOf(doc)) }
  await tx
    .insertInto('planPage')
    .values({ ...place, kind, ...sealed, sharedWith: [...writers], writers: [...writers], createdAt: now, changedAt: now })
    .execute()
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
