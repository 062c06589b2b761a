import { Hono } from 'hono'
import { thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { peoplePaths } from '../../people/index.ts'
import { mayWork } from '../access.ts'
import { findGuide } from '../guide/guide.ts'
import { findSupport } from '../queries.ts'
import { agreeActivation } from './changes/agreeActivation.ts'
import { activationForm, licensedActivationForm } from './forms/activation.ts'
import { ActivationPage } from './pages/ActivationPage.tsx'
import { listActivationOf } from './queries.ts'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))

export const activationRoutes = new Hono<Env>()
  .get('/support/:id/activation', withSupport(mayWork), async (c) => {
    const { support, tx, viewer } = c.var
    const { hasLicensedMeasure } = await findGuide(tx, viewer.partnershipId)
    const past = await listActivationOf(tx, viewer.partnershipId, support.personId)
    await recordLook(c.var, { thing: 'activation', thingId: support.id, personId: support.personId })
    const form = hasLicensedMeasure ? licensedActivationForm : activationForm
    return c.render(<ActivationPage support={support} past={past} form={form} answers={form.blank()} />)
  })
  .post('/support/:id/activation', withSupport(mayWork), async (c) => {
    const { support, tx, viewer } = c.var
    const { hasLicensedMeasure } = await findGuide(tx, viewer.partnershipId)
    const answers = (hasLicensedMeasure ? licensedActivationForm : activationForm).read(c)
    if (answers.problems) {
      const past = await listActivationOf(tx, viewer.partnershipId, support.personId)
      const form = hasLicensedMeasure ? licensedActivationForm : activationForm
      return c.render(<ActivationPage support={support} past={past} form={form} answers={answers} />, 422)
    }
    await agreeActivation(c.var, support, { how: 'agreed together', ...answers.values, level: Number(answers.values.level) })
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, support.personId), 'It is written down')
  })
