import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { changePage } from '../book/changes/changePage.ts'
import { type Agreement, contentOf, putAgreement, setFace } from '../book/document.ts'
import type { PlanPage } from '../book/planPage.ts'
import { inShort, sayerOf } from './agreement.ts'

/** Writes down whether the viewer agrees with a page as it is now, in the place of what they said before. `reviewOn` is its owner's to set. */
export async function sayAgreement(acting: Acting<Viewer>, page: PlanPage, said: Pick<Agreement, 'agrees' | 'words'> & { reviewOn?: string }) {
  const { reviewOn, ...agreement } = said
  await changePage(acting, page, (doc) => {
    putAgreement(doc, { ...sayerOf(acting.viewer, page), ...agreement, at: acting.now.toISOString(), of: inShort(contentOf(doc)) })
    if (reviewOn !== undefined) setFace(doc, { reviewOn })
  })
  await recordInAudit(acting, 'said whether they agree', { thing: 'plan page', thingId: page.id, personId: page.personId })
}
