import { Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { addDays } from '../../../platform/clock.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { partnershipPaths } from '../../partnerships/index.ts'
import { findPerson, peoplePaths } from '../../people/index.ts'
import { maySeeCaseload, mayWork } from '../access.ts'
import { keepPromise, remindMe, tickReminderOff } from './changes.ts'
import { remindMeForm } from './forms.ts'
import { PromisedPage } from './pages/PromisedPage.tsx'
import { RemindMePage } from './pages/RemindMePage.tsx'
import { findPromise, findReminder, listPromises, listReminders } from './queries.ts'

const withPromise = thingInPath('promise', findPromise, ({ id, personId }) => ({ thing: 'promise', thingId: id, personId }))
const withReminder = thingInPath('reminder', findReminder, ({ id, personId }) => ({ thing: 'reminder', thingId: id, personId }))
const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))

/** Nobody keeps more in mind than this. */
const MOST = 200

export const promiseRoutes = new Hono<Env>()
  .get('/support/promised', allow(maySeeCaseload), async (c) => {
    const { tx, viewer, today } = c.var
    const { partnershipId, membershipId } = viewer
    const [promises, reminders] = await Promise.all([
      listPromises(tx, { partnershipId, membershipId, today }, MOST),
      listReminders(tx, { partnershipId, membershipId, until: addDays(today, 366) }, MOST),
    ])
    return c.render(<PromisedPage promises={promises} reminders={reminders} />)
  })
  .post('/promises/:id/done', withPromise(mayWork), async (c) => {
    await keepPromise(c.var, c.var.promise)
    return seeOther(c, partnershipPaths.today(c.var.viewer.partnership.slug), 'Done')
  })
  .post('/reminders/:id/done', withReminder(mayWork), async (c) => {
    await tickReminderOff(c.var, c.var.reminder)
    return seeOther(c, partnershipPaths.today(c.var.viewer.partnership.slug), 'Done')
  })
  .get('/people/:id/remind-me', withPerson(mayWork), (c) => c.render(<RemindMePage person={c.var.person} answers={remindMeForm.blank()} />))
  .post('/people/:id/remind-me', withPerson(mayWork), async (c) => {
    const answers = remindMeForm.read(c)
    if (answers.problems) return c.render(<RemindMePage person={c.var.person} answers={answers} />, 422)
    await remindMe(c.var, c.var.person, answers.values)
    return seeOther(c, peoplePaths.person(c.var.viewer.partnership.slug, c.var.person.id), 'You will be reminded')
  })
