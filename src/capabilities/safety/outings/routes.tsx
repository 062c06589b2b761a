import { Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isOwnOuting, mayGoOut, mayReadOuting, maySeeWhatToDo } from '../access.ts'
import { paths } from '../paths.ts'
import { endOuting, goOut, stayLonger } from './changes/goOut.ts'
import { goOutForm, longerForm } from './forms.ts'
import { GoOutPage, OutingPage } from './pages/OutingPages.tsx'
import { findLastOuting, findOuting, findOwnOuting, listColleagues, listSteps } from './queries.ts'

const withOuting = thingInPath('outing', findOuting, ({ id }) => ({ thing: 'outing', thingId: id }))
// Before anything is looked for: a commissioner's transaction has no right to these tables at all.
const meetsPeople = allow(maySeeWhatToDo)

/** Going out alone, and coming back. */
export const outingRoutes = new Hono<Env>()
  .get('/going-out', allow(mayGoOut), async (c) => {
    const { tx, viewer } = c.var
    const there = await findOwnOuting(tx, viewer)
    if (there) return c.redirect(paths.outing(viewer.partnership.slug, there.id), 303)
    const colleagues = await listColleagues(tx, viewer)
    const last = await findLastOuting(tx, viewer)
    const form = goOutForm(colleagues)
    const isStillHere = colleagues.some(({ id }) => id === last?.colleagueId)
    return c.render(
      <GoOutPage form={form} answers={form.blank(last ? { phone: last.phone, ...(isStillHere ? { colleagueId: last.colleagueId } : {}) } : {})} />,
    )
  })
  .post('/going-out', allow(mayGoOut), async (c) => {
    const { tx, viewer } = c.var
    const colleagues = await listColleagues(tx, viewer)
    const form = goOutForm(colleagues)
    const answers = form.read(c)
    if (answers.problems) return c.render(<GoOutPage form={form} answers={answers} />, 422)
    const { colleagueId, minutes, ...words } = answers.values
    const colleague = colleagues.find(({ id }) => id === colleagueId)
    if (!colleague) throw new NotFound()
    await goOut(c.var, { ...words, colleague, minutes: Number(minutes) })
    return seeOther(c, paths.outing(viewer.partnership.slug, answers.values.id), 'Take care. Say here when you are back')
  })

  .get('/going-out/:id', meetsPeople, withOuting(mayReadOuting), async (c) => {
    const { tx, viewer, outing } = c.var
    const steps = await listSteps(tx, viewer.partnershipId, outing.id)
    return c.render(<OutingPage outing={outing} steps={steps} isMine={isOwnOuting(viewer, outing)} />)
  })
  .post('/going-out/:id/longer', meetsPeople, withOuting(isOwnOuting), async (c) => {
    const { tx, viewer, outing } = c.var
    const answers = longerForm.read(c)
    if (answers.problems) {
      return c.render(<OutingPage outing={outing} steps={await listSteps(tx, viewer.partnershipId, outing.id)} isMine answers={answers} />, 422)
    }
    await stayLonger(c.var, outing, answers.values.version, Number(answers.values.minutes))
    return seeOther(c, paths.outing(viewer.partnership.slug, outing.id), 'Your colleague is told later')
  })
  .post('/going-out/:id/back', meetsPeople, withOuting(mayReadOuting), async (c) => {
    const { viewer, outing } = c.var
    await endOuting(c.var, outing)
    return seeOther(c, paths.outing(viewer.partnership.slug, outing.id), isOwnOuting(viewer, outing) ? 'Welcome back' : 'Good. Nobody else is told')
  })
