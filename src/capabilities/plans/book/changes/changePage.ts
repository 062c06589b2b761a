import type * as Y from 'yjs'
import { recordInAudit } from '../../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { contentOf, deltaSince, NotOurs, openDocument, stateOf, takeIn } from '../document.ts'
import type { PlanPage } from '../planPage.ts'
import { findSealed, sealDelta, sealFace, sealState } from '../queries.ts'

// Two who save at the same moment: the second begins again from what the first saved. More than a few in a row is a fault of ours.
const TRIES = 5

/**
 * Changes a page as it is at this moment, and appends what changed. `change` is given the open document, and is asked again when
 * somebody saved in between. Answers what `change` answered. Throws NotFound when the page is out of reach.
 */
export async function changePage<T>(acting: Acting<Viewer>, page: Pick<PlanPage, 'id'>, change: (doc: Y.Doc) => T): Promise<T> {
  const { viewer } = acting
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await findSealed(acting, viewer.partnershipId, page.id)
    if (!found) throw new NotFound()
    const doc = openDocument(found.state)
    const answer = change(doc)
    if (await save(acting, found, doc)) return answer
  }
  throw new OutOfDate('This page was being changed at the same moment. Try again.')
}

/** Takes in an update from a device. Answers the document as it then is, for the device to take in. Throws NotOurs. */
export async function takeInUpdate(acting: Acting<Viewer>, page: Pick<PlanPage, 'id'>, update: Uint8Array): Promise<Y.Doc> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await findSealed(acting, acting.viewer.partnershipId, page.id)
    if (!found) throw new NotFound()
    const doc = takeIn(found.state, update)
    if (await save(acting, found, doc)) return doc
  }
  throw new NotOurs('could not be taken in')
}

type Found = NonNullable<Awaited<ReturnType<typeof findSealed>>>

/** Whether it could be saved: false when somebody saved first. */
async function save(acting: Acting<Viewer>, { page, state, key }: Found, doc: Y.Doc): Promise<boolean> {
  const { tx, viewer, now } = acting
  const { partnershipId, id, personId } = page
  const delta = deltaSince(state, doc)
  if (!delta) return true
  const version = page.version + 1
  const { numUpdatedRows } = await tx
    .updateTable('planPage')
    .set({ face: sealFace(key, page, contentOf(doc)), state: sealState(key, page, stateOf(doc)), version, changedAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', page.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  await tx
    .insertInto('planVersion')
    .values({
      partnershipId,
      pageId: id,
      version,
      personId,
      delta: sealDelta(key, page, version, delta),
      at: now,
      byMembership: viewer.membershipId ?? null,
      byToken: viewer.membershipId ? null : (viewer.tokenHash ?? null),
      byName: viewer.name || 'Somebody with a link',
    })
    .execute()
  if (viewer.personId !== personId) await recordInAudit(acting, 'wrote on', { thing: 'plan page', thingId: id, personId })
  return true
}
