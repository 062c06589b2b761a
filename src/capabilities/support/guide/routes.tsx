import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { maySetGuide } from '../access.ts'
import { paths } from '../paths.ts'
import { setGuide } from './changes/setGuide.ts'
import { guideForm } from './forms/guide.ts'
import { findGuide } from './guide.ts'
import { GuidePage } from './pages/GuidePage.tsx'

export const guideRoutes = new Hono<Env>()
  .get('/support/guide', allow(maySetGuide), async (c) => {
    const { tx, viewer } = c.var
    return c.render(<GuidePage answers={guideForm.blank(await findGuide(tx, viewer.partnershipId))} />)
  })
  .post('/support/guide', allow(maySetGuide), async (c) => {
    const answers = guideForm.read(c)
    if (answers.problems) return c.render(<GuidePage answers={answers} />, 422)
    await setGuide(c.var, answers.values)
    return seeOther(c, paths.guide(c.var.viewer.partnership.slug), 'Saved')
  })
