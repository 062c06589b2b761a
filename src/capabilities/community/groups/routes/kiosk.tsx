import { type Context, Hono } from 'hono'
import { anybody } from '../../../../platform/access.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { forgetWhoIsSignedIn } from '../../../../platform/http/visit.ts'
import { isId } from '../../../../platform/ids.ts'
import { isToken } from '../../../../platform/tokens.ts'
import { mayKeepRegister } from '../access.ts'
import { closeKiosks, openKiosk } from '../changes/openKiosk.ts'
import { leaveKiosk, sayHere, saySomebodyNew } from '../changes/useKiosk.ts'
import { leaveKioskForm, newAtKioskForm, openKioskForm } from '../forms/kiosk.ts'
import { MOST_WRONG_CODES } from '../kiosk.ts'
import { KioskEndedPage, KioskPage, LeaveKioskPage, OpenKioskPage } from '../pages/KioskPages.tsx'
import { paths } from '../paths.ts'
import { findKioskInHand, findOpenKiosk, listKioskNames } from '../queries/kiosk.ts'
import { withGroup } from './withGroup.ts'

/** Its forms, which need no account. A hall may have a few devices behind one address. */
export const kioskForms = ['here', 'new', 'leave'].map((what) => ({ path: `/kiosk/${what}/:token`, times: 300, minutes: 15 }))

/** A device at the door, on which people say themselves that they are here. */
export const kioskRoutes = new Hono<Env>()
  .get('/groups/:id/kiosk', withGroup(mayKeepRegister), async (c) => {
    const { tx, group, today } = c.var
    return c.render(<OpenKioskPage group={group} answers={openKioskForm.blank()} isOpen={(await findOpenKiosk(tx, group, today)) !== undefined} />)
  })
  .post('/groups/:id/kiosk', withGroup(mayKeepRegister), async (c) => {
    const { tx, group, viewer, today } = c.var
    const answers = openKioskForm.read(c)
    if (answers.problems) {
      return c.render(<OpenKioskPage group={group} answers={answers} isOpen={(await findOpenKiosk(tx, group, today)) !== undefined} />, 422)
    }
    const token = await openKiosk(c.var, group, answers.values.code)
    forgetWhoIsSignedIn(c as unknown as Context<Env>)
    return seeOther(c, paths.kiosk(viewer.partnership.slug, token))
  })
  .post('/groups/:id/kiosk/close', withGroup(mayKeepRegister), async (c) => {
    const { group, viewer } = c.var
    await closeKiosks(c.var, group)
    return seeOther(c, paths.register(viewer.partnership.slug, group.id), 'The kiosk is closed')
  })

  .post('/kiosk/here/:token', anybody(), async (c) => {
    const inHand = await kioskOf(c)
    if (inHand.ended) return c.render(<KioskEndedPage why={inHand.ended} />, 410)
    const who = c.var.form.get('who')
    const name = typeof who === 'string' && isId(who) ? await sayHere(c.var, inHand.kiosk, who) : undefined
    return back(c, name ? 'Thank you. You are on the list' : undefined)
  })
  .post('/kiosk/new/:token', anybody(), async (c) => {
    const inHand = await kioskOf(c)
    if (inHand.ended) return c.render(<KioskEndedPage why={inHand.ended} />, 410)
    const answers = newAtKioskForm.read(c)
    if (answers.problems) return c.render(await pageOf(c, inHand.kiosk, answers), 422)
    const { id, name } = answers.values
    // A surname typed by habit is left out.
    await saySomebodyNew(c.var, inHand.kiosk, { id, name: name.split(/\s+/)[0] as string })
    return back(c, 'Thank you. You are on the list')
  })
  .get('/kiosk/leave/:token', anybody(), async (c) => {
    const inHand = await kioskOf(c)
    if (inHand.ended) return c.render(<KioskEndedPage why={inHand.ended} />, 410)
    return c.render(<LeaveKioskPage token={c.req.param('token')} left={MOST_WRONG_CODES - inHand.kiosk.wrongCodes} />)
  })
  .post('/kiosk/leave/:token', anybody(), async (c) => {
    const inHand = await kioskOf(c)
    if (inHand.ended) return c.render(<KioskEndedPage why={inHand.ended} />, 410)
    const { slug } = c.var.viewer.partnership
    const isRight = await leaveKiosk(c.var, inHand.kiosk, leaveKioskForm.read(c).values?.code ?? '')
    // A page that says what is wrong changes nothing, and a wrong code has to be counted: so we lead on and say it there.
    if (!isRight) return seeOther(c, paths.leaveKiosk(slug, c.req.param('token')), 'That is not the code')
    return seeOther(c, `/sign-in?next=${encodeURIComponent(paths.register(slug, inHand.kiosk.groupId, inHand.kiosk.metOn))}`, 'The kiosk is closed')
  })
  .get('/kiosk/:token', anybody(), async (c) => {
    const inHand = await kioskOf(c)
    if (inHand.ended) return c.render(<KioskEndedPage why={inHand.ended} />, 410)
    return c.render(await pageOf(c, inHand.kiosk, newAtKioskForm.blank()))
  })

type Kiosk = NonNullable<Awaited<ReturnType<typeof findKioskInHand>>>

/** The kiosk whose link is in hand, or why there is none to use any more. */
async function kioskOf(c: Context<Env>): Promise<{ kiosk: Kiosk; ended?: undefined } | { ended: 'locked' | 'closed' | 'unknown' }> {
  const { tx, viewer, today } = c.var
  if (!isToken(c.req.param('token')) || !viewer.tokenHash) throw new NotFound()
  const kiosk = await findKioskInHand(tx, viewer.partnershipId, viewer.tokenHash)
  if (!kiosk) return { ended: 'unknown' }
  if (kiosk.state === 'locked') return { ended: 'locked' }
  return kiosk.state === 'closed' || kiosk.metOn !== today ? { ended: 'closed' } : { kiosk }
}

async function pageOf(c: Context<Env>, kiosk: Kiosk, answers: Parameters<typeof KioskPage>[0]['answers']) {
  const names = (await listKioskNames(c.var.tx, kiosk)).map(({ id, firstName, cameAt }) => ({ id, firstName, isHere: cameAt !== null }))
  return <KioskPage groupName={kiosk.groupName} token={c.req.param('token') as string} names={names} answers={answers} />
}

const back = (c: Context<Env>, notice?: string) => seeOther(c, paths.kiosk(c.var.viewer.partnership.slug, c.req.param('token') as string), notice)
