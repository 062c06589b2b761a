import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { shareAttachments } from '../../attachments/changes/shareAttachments.ts'
import { setFace } from '../document.ts'
import { between, type PlanPage, type PlanPageShown } from '../planPage.ts'
import { listPages } from '../queries.ts'
import { changePage } from './changePage.ts'

/** Moves a page past its neighbour. At an end it stays. */
export async function movePage(acting: Acting, page: PlanPage, to: 'up' | 'down') {
  const pages = await listPages(acting, page.partnershipId, page.personId)
  const at = pages.findIndex(({ id }) => id === page.id)
  const order = (index: number) => pages[index]?.face.order
  const [neighbour, beyond] = to === 'up' ? [at - 1, at - 2] : [at + 1, at + 2]
  if (at < 0 || order(neighbour) === undefined) return
  const place = to === 'up' ? between(order(beyond), order(neighbour)) : between(order(neighbour), order(beyond))
  if (place === order(neighbour) || place === order(beyond)) return spread(acting, swapped(pages, at, neighbour))
  await changePage(acting, page, (doc) => setFace(doc, { order: place }))
}

const swapped = (pages: readonly PlanPageShown[], one: number, other: number) =>
  pages.map((page, index) => (index === one ? pages[other] : index === other ? pages[one] : page) as PlanPageShown)

// Two places can be halved some fifty times; then all are counted anew.
async function spread(acting: Acting, pages: readonly PlanPageShown[]) {
  for (const [index, page] of pages.entries()) await changePage(acting, page, (doc) => setFace(doc, { order: index + 1 }))
}

/** Takes a page out of the plan. It can be put back; nobody it was shared with sees it meanwhile. */
export const removePage = (acting: Acting, page: PlanPage) => setRemoved(acting, page, acting.now)

export const putPageBack = (acting: Acting, page: PlanPage) => setRemoved(acting, page, null)

async function setRemoved(acting: Acting, { partnershipId, id, personId }: PlanPage, removedAt: Date | null) {
  await acting.tx.updateTable('planPage').set({ removedAt }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()
  await shareAttachments(acting.tx, partnershipId, personId)
  await recordInAudit(acting, removedAt ? 'took out' : 'put back', { thing: 'plan page', thingId: id, personId })
}
