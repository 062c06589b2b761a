import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { mayHavePlan } from '../book/access.ts'
import { bookPaths } from '../book/paths.ts'
import { slipInForm } from './forms.ts'
import { GuidePage, ShelfPage } from './pages/GuidePages.tsx'
import { findGuide, shelves } from './shelf.ts'
import { slipInGuide } from './slipInGuide.ts'

/** The shelf of guides, for whoever keeps a plan. */
export const guides = new Hono<Env>()
  .get('/my-plan/guides', allow(mayHavePlan), (c) => c.render(<ShelfPage shelves={shelves} />))
  .get('/my-plan/guides/:guide', allow(mayHavePlan), (c) => c.render(<GuidePage guide={guideNamed(c.req.param('guide'))} answers={slipInForm.blank()} />))
  .post('/my-plan/guides/:guide/slip-in', allow(mayHavePlan), async (c) => {
    const guide = guideNamed(c.req.param('guide'))
    const { values } = slipInForm.read(c)
    if (!values) throw new NotFound()
    await slipInGuide(c.var, { pageId: values.id, guide })
    return seeOther(c, bookPaths.page(c.var.viewer.partnership.slug, values.id), 'The guide is in your plan. Change it as you like')
  })

function guideNamed(id: string) {
  const guide = findGuide(id)
  if (!guide) throw new NotFound()
  return guide
}
