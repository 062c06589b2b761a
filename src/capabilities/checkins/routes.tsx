import { type Context, Hono } from 'hono'
import { allow, anybody, thingInPath } from '../../platform/access.ts'
import { recordLook } from '../../platform/audit.ts'
import { addDays } from '../../platform/clock.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isId } from '../../platform/ids.ts'
import { findPerson } from '../people/index.ts'
import { mayAnswer, mayAsk, mayRead, maySeeDue } from './access.ts'
import { giveAnswers } from './changes/giveAnswers.ts'
import { sendLink } from './changes/sendLink.ts'
import { type Checkin, canBeAnswered, hasLiveLink } from './checkin.ts'
import { type AnswersTyped, answersForm, readAnswers, readMayCount } from './forms/answers.ts'
import { sendLinkForm } from './forms/sendLink.ts'
import { AnswerPage, SignedInAnswerPage } from './pages/AnswerPage.tsx'
import { CheckinPage } from './pages/CheckinPage.tsx'
import { DuePage } from './pages/DuePage.tsx'
import { LinkEndedPage, ThanksPage, type WhyNot } from './pages/LinkPages.tsx'
import { PaperPage } from './pages/PaperPage.tsx'
import { paths } from './paths.ts'
import { type After, findByLink, findCheckin, listAnswered, listDue } from './queries.ts'

const withCheckin = thingInPath('checkin', findCheckin, ({ id, personId }) => ({ thing: 'check-in', thingId: id, personId }))
const PAGE = 25

export const routes = new Hono<Env>()
  .get('/check-ins', allow(maySeeDue), async (c) => {
    const { tx, viewer, today } = c.var
    const due = await listDue(tx, viewer, today, { after: afterIn(c), limit: PAGE })
    const last = due.length === PAGE ? due.at(-1) : undefined
    return c.render(<DuePage due={due} next={last && `${paths.due(viewer.partnership.slug)}?after=${last.dueOn}_${last.id}`} />)
  })

  // The link in a message. Opening it changes nothing, because scanners of mail open links too; only sending the answers does.
  .get('/check-ins/answer/:token', anybody(), async (c) => {
    const checkin = await findByLink(c.var.tx, c.var.viewer)
    const whyNot = whyNotByLink(c.var, checkin)
    if (whyNot || !checkin) return c.render(<LinkEndedPage why={whyNot ?? 'unknown'} />, whyNot === 'unknown' ? 404 : 410)
    const form = answersForm(checkin, { byWorker: false })
    return c.render(<AnswerPage form={form} answers={form.blank()} action={c.req.path} />)
  })
  .post('/check-ins/answer/:token', anybody(), async (c) => {
    const { tx, viewer, today } = c.var
    const checkin = await findByLink(tx, viewer)
    // Sent twice: the first answers stand, and it is as they wanted.
    if (checkin?.state === 'answered') return seeOther(c, paths.thanks(viewer.partnership.slug))
    const whyNot = whyNotByLink(c.var, checkin)
    if (whyNot || !checkin) return c.render(<LinkEndedPage why={whyNot ?? 'unknown'} />, whyNot === 'unknown' ? 404 : 410)

    const form = answersForm(checkin, { byWorker: false })
    const typed = form.read(c)
    if (typed.problems) return c.render(<AnswerPage form={form} answers={typed} action={c.req.path} />, 422)
    await giveAnswers(c.var, checkin, { how: 'by link', answeredOn: today, answers: readAnswers(typed.values), mayCount: readMayCount(typed.values) })
    return seeOther(c, paths.thanks(viewer.partnership.slug))
  })
  .get('/check-ins/thank-you', anybody(), (c) => c.render(<ThanksPage />))

  .get('/check-ins/:id', withCheckin(mayRead), async (c) => {
    const { tx, viewer, checkin } = c.var
    await recordLook(c.var, { thing: 'check-in', thingId: checkin.id, personId: checkin.personId })
    const person = await personOf(c.var, checkin)
    return c.render(<CheckinPage checkin={checkin} person={person} answered={await listAnswered(tx, checkin)} mayAsk={mayAsk(viewer, checkin)} />)
  })

  .get('/check-ins/:id/answer', withCheckin(mayAnswer), async (c) => {
    const { viewer, checkin, today } = c.var
    if (!canBeAnswered(checkin, today)) return seeOther(c, paths.checkin(viewer.partnership.slug, checkin.id))
    const form = answersForm(checkin, { byWorker: mayAsk(viewer, checkin) })
    const blank = form.blank({ answeredOn: today })
    return c.render(<SignedInAnswerPage checkin={checkin} form={form} answers={blank} name={await nameFor(c.var, checkin)} />)
  })
  .post('/check-ins/:id/answer', withCheckin(mayAnswer), async (c) => {
    const { viewer, checkin, today } = c.var
    const there = paths.checkin(viewer.partnership.slug, checkin.id)
    if (isTheirAnswer(c.var, checkin)) return seeOther(c, there, 'The answers are saved')
    const form = answersForm(checkin, { byWorker: mayAsk(viewer, checkin) })
    const typed = form.read(c)
    if (typed.problems) return c.render(<SignedInAnswerPage checkin={checkin} form={form} answers={typed} name={await nameFor(c.var, checkin)} />, 422)
    // Only a worker's form asks these two.
    const { how = 'signed in', answeredOn = today }: AnswersTyped = typed.values
    await giveAnswers(c.var, checkin, { how, answeredOn, answers: readAnswers(typed.values), mayCount: readMayCount(typed.values) })
    return seeOther(c, there, 'The answers are saved')
  })

  .post('/check-ins/:id/send', withCheckin(mayAsk), async (c) => {
    const { viewer, checkin } = c.var
    const there = paths.checkin(viewer.partnership.slug, checkin.id)
    const { version } = sendLinkForm.read(c).values ?? {}
    // Pressed twice: one message is enough.
    if (checkin.state === 'asked' && version !== checkin.version) return seeOther(c, there, 'A link was sent')
    const { email } = await personOf(c.var, checkin)
    if (!email) return seeOther(c, there, 'There is no e-mail address to send it to')
    await sendLink(c.var, checkin, email)
    return seeOther(c, there, 'A link was sent')
  })

  .get('/check-ins/:id/paper', withCheckin(mayRead), async (c) => {
    const { checkin } = c.var
    return c.render(<PaperPage checkin={checkin} person={await personOf(c.var, checkin)} />)
  })

/** Why a link opens nothing, when it does not. */
function whyNotByLink({ now, today }: Pick<Acting, 'now' | 'today'>, checkin: Checkin | undefined): WhyNot | undefined {
  if (!checkin) return 'unknown'
  if (checkin.state === 'answered') return 'answered'
  return hasLiveLink(checkin, now) && checkin.state === 'asked' && canBeAnswered(checkin, today) ? undefined : 'expired'
}

/** Whether the answers that are there came from the hand that sends them again. */
const isTheirAnswer = ({ viewer }: Pick<Acting, 'viewer'>, checkin: Checkin) =>
  checkin.state === 'answered' && (mayAsk(viewer, checkin) ? checkin.helpedBy === viewer.membershipId : checkin.how === 'signed in')

async function personOf({ tx }: Pick<Acting, 'tx'>, { partnershipId, personId }: Checkin) {
  const person = await findPerson(tx, partnershipId, personId)
  if (!person) throw new NotFound()
  return person
}

/** Whom a worker asks; nobody needs to be told their own name. */
const nameFor = async (acting: Acting, checkin: Checkin) => (mayAsk(acting.viewer, checkin) ? (await personOf(acting, checkin)).name : undefined)

function afterIn(c: Context): After | undefined {
  const [dueOn = '', id] = (c.req.query('after') ?? '').split('_')
  return isId(id) && isDay(dueOn) ? { dueOn, id } : undefined
}

// 31 February has the shape of a day, and is 3 March to some.
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
