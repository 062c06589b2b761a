import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { insertPage } from '../book/changes/addPage.ts'
import { beginDocument, writeAnswer } from '../book/document.ts'
import { between } from '../book/planPage.ts'
import { listPages } from '../book/queries.ts'
import { type Guide, inWords } from './shelf.ts'

/**
 * Slips a guide into somebody's plan, as a page of theirs: its words are copied, so that they can write in them, and stay when the shelf
 * changes. The same page id sent twice is one page.
 */
export async function slipInGuide(acting: Acting, { pageId, guide }: { pageId: string; guide: Guide }) {
  const { viewer, words } = acting
  const personId = viewer.personId as string
  const last = (await listPages(acting, viewer.partnershipId, personId)).at(-1)
  const doc = beginDocument({ title: words.t(guide.title), order: between(last?.face.order, undefined), guide: guide.id })
  writeAnswer(doc, 'guide', '', inWords(guide, words.t))
  if (!(await insertPage(acting, { id: pageId, personId, kind: 'guide' }, doc, []))) return
  await recordInAudit(acting, 'added', { thing: 'plan page', thingId: pageId, personId })
}
