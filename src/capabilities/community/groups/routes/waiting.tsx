import { Hono } from 'hono'
import { NotAllowed, NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import { sendsTexts } from '../../../../platform/post/openPost.ts'
import { mayAskForPlace } from '../access.ts'
import { addToWaitingList, answerWaiting, sayPlaces } from '../changes/keepWaitingList.ts'
import { addWaitingForm, answerWaitingForm, placesForm } from '../forms/waiting.ts'
import type { Group } from '../group.ts'
import { AddWaitingPage, PlacesPage, WaitingPage } from '../pages/WaitingPages.tsx'
import { paths } from '../paths.ts'
import { findWaiting, listWaiting } from '../queries/waiting.ts'
import { withGroup } from './withGroup.ts'

/** Places, and who waits for one. */
export const waitingRoutes = new Hono<Env>()
  .get('/groups/:id/waiting', withGroup(mayAskForPlace), async (c) => {
    const { tx, group, viewer } = c.var
    return c.render(<WaitingPage group={group} waiting={await listWaiting(tx, group)} isLead={viewer.leads(group.id)} />)
  })

  .get('/groups/:id/waiting/add', withGroup(mayAskForPlace), (c) => {
    const form = addWaitingForm(sendsTexts(c.var.house.settings))
    return c.render(<AddWaitingPage group={c.var.group} form={form} answers={form.blank()} />)
  })
  .post('/groups/:id/waiting/add', withGroup(mayAskForPlace), async (c) => {
    const { group, viewer } = c.var
    const form = addWaitingForm(sendsTexts(c.var.house.settings))
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddWaitingPage group={group} form={form} answers={answers} />, 422)
    await addToWaitingList(c.var, group, answers.values)
    return seeOther(c, paths.waiting(viewer.partnership.slug, group.id), 'Added to the waiting list')
  })

  .get('/groups/:id/waiting/places', withGroup(mayAskForPlace), (c) => c.render(<PlacesPage group={c.var.group} answers={asPlaces(c.var.group)} />))
  .post('/groups/:id/waiting/places', withGroup(mayAskForPlace), async (c) => {
    const { group, viewer } = c.var
    const answers = placesForm.read(c)
    if (answers.problems) return c.render(<PlacesPage group={group} answers={answers} />, 422)
    try {
      await sayPlaces(c.var, group, answers.values.version, answers.values)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(group.version) }, problems: [] }
      return c.render(<PlacesPage group={group} answers={again} theirs={asPlaces(group)} />, 409)
    }
    return seeOther(c, paths.waiting(viewer.partnership.slug, group.id), 'Saved')
  })

  .post('/groups/:id/waiting/:waiting', withGroup(mayAskForPlace), async (c) => {
    const { tx, group, viewer } = c.var
    const id = c.req.param('waiting')
    const waiting = isId(id) ? await findWaiting(tx, group, id) : undefined
    if (!waiting) throw new NotFound()
    const answers = answerWaitingForm.read(c)
    // Its buttons are on the list, which has nothing to put right.
    if (answers.problems) return c.render(<WaitingPage group={group} waiting={await listWaiting(tx, group)} isLead={viewer.leads(group.id)} />, 422)
    if (answers.values.answer === 'joined' && !viewer.leads(group.id)) throw new NotAllowed({ thing: 'waiting place', thingId: id })
    await answerWaiting(c.var, group, waiting, answers.values.version, answers.values.answer)
    return seeOther(c, paths.waiting(viewer.partnership.slug, group.id), 'Saved')
  })

const asPlaces = ({ version, roomFor, placesLeft, heldForDays }: Group) =>
  placesForm.blank({ version, heldForDays, ...(roomFor === null ? {} : { roomFor }), ...(placesLeft === null ? {} : { placesLeft }) })
