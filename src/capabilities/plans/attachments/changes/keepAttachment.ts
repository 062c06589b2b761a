import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { changePage } from '../../book/changes/changePage.ts'
import { type Attached, putAttached, takeAttachedOut } from '../../book/document.ts'
import type { PlanPage } from '../../book/planPage.ts'
import { listFiles } from '../queries.ts'

/** Says in other words what it shows, or what is said in it. */
export const describeAttachment = (acting: Acting, page: PlanPage, attached: Attached, words: string) =>
  changePage(acting, page, (doc) => putAttached(doc, { ...attached, words }))

/** Takes it off its page. It stays in what the page said before, for its owner alone; with `forGood`, nowhere. */
export async function takeOutAttachment(acting: Acting, page: PlanPage, id: string, { forGood }: { forGood: boolean }) {
  const { tx, now } = acting
  const { partnershipId, personId } = page
  await changePage(acting, page, (doc) => takeAttachedOut(doc, id))
  if (forGood) {
    await tx.deleteFrom('planAttachment').where('partnershipId', '=', partnershipId).where('pageId', '=', page.id).where('id', '=', id).execute()
  } else await setTakenOut(acting, page, [id], now)
  await recordInAudit(acting, forGood ? 'deleted something from' : 'took something out of', { thing: 'plan page', thingId: page.id, personId })
}

/** Brings what is reached of a page in line with what it says, after an earlier state was brought back. */
export async function keepOnlyAttached(acting: Acting, page: PlanPage, attached: readonly Attached[]) {
  const shown = attached.map(({ id }) => id)
  const others = [...(await listFiles(acting, page))].filter((id) => !shown.includes(id))
  await setTakenOut(acting, page, shown, null)
  await setTakenOut(acting, page, others, acting.now)
}

async function setTakenOut({ tx }: Acting, { partnershipId, id: pageId }: PlanPage, ids: readonly string[], takenOutAt: Date | null) {
  if (ids.length === 0) return
  await tx
    .updateTable('planAttachment')
    .set({ takenOutAt })
    .where('partnershipId', '=', partnershipId)
    .where('pageId', '=', pageId)
    .where('id', 'in', [...ids])
    .execute()
}
