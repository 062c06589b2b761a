import { type Context, Hono } from 'hono'
import type { Answers, Form } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { listTeams } from '../../partnerships/index.ts'
import { findPerson } from '../../people/index.ts'
import { mayAnswer, mayChange, maySeeTheirs, mayWithdraw } from '../access.ts'
import { changeReferral } from '../changes/changeReferral.ts'
import { passOnReferral } from '../changes/passOnReferral.ts'
import { answerQuestion, askReferrer, findQuestion } from '../changes/questions.ts'
import { takeReferral } from '../changes/takeReferral.ts'
import { decideTelling, listTellings, noticeOf } from '../changes/tellings.ts'
import { hearFromReferrer, withdrawReferral } from '../changes/withdrawReferral.ts'
import { answerHeardForm, askReferrerForm, changeForm, passOnForm, tellingForm, tellUsForm, withdrawForm } from '../forms/answering.ts'
import { paths } from '../paths.ts'
import { findProgress, findReferral } from '../queries.ts'
import type { Referral } from '../referral.ts'
import { AskOfYoursPage } from '../yours/pages/YoursPage.tsx'
import { AskAboutPage } from './pages/AskAboutPage.tsx'

const withReferral = thingInPath('referral', findReferral, ({ id, personId }) => ({ thing: 'referral', thingId: id, personId }))

/** What may be done with a referral between its coming and its end. */
export const answeringRoutes = new Hono<Env>()
  .post('/referrals/:id/take', withReferral(mayAnswer), async (c) => {
    const { referral, viewer } = c.var
    if (referral.takenBy !== viewer.membershipId) await takeReferral(c.var, referral)
    return seeOther(c, paths.referral(viewer.partnership.slug, referral.id), 'You look after it until it is answered')
  })

  .get('/referrals/:id/pass-on', withReferral(mayAnswer), async (c) => showPassOn(c, c.var.referral))
  .post('/referrals/:id/pass-on', withReferral(mayAnswer), async (c) => {
    const { referral, viewer } = c.var
    const teams = await otherTeams(c, referral)
    const answers = passOnForm(teams).read(c)
    if (answers.problems) return showPassOn(c, referral, answers)
    const team = teams.find(({ id }) => id === answers.values.teamId)
    if (!team) throw new NotFound()
    await passOnReferral(c.var, referral, { team, because: answers.values.because })
    return seeOther(c, paths.waiting(viewer.partnership.slug), 'It is with the other team now')
  })

  .get('/referrals/:id/ask-referrer', withReferral(mayAnswer), (c) => showAskReferrer(c, c.var.referral))
  .post('/referrals/:id/ask-referrer', withReferral(mayAnswer), async (c) => {
    const { referral, viewer } = c.var
    const answers = askReferrerForm.read(c)
    if (answers.problems) return showAskReferrer(c, referral, answers)
    await askReferrer(c.var, referral, await personOf(c.var, referral), answers.values)
    const notice = referral.referrerEmail ? 'Your question is on its way' : 'It is written down. Ring them, and write the answer beside it'
    return seeOther(c, paths.referral(viewer.partnership.slug, referral.id), notice)
  })
  .post('/referrals/:id/questions/:question', withReferral(mayAnswer), async (c) => {
    const { referral, viewer, tx } = c.var
    const id = c.req.param('question')
    const question = isId(id) ? await findQuestion(tx, viewer.partnershipId, id) : undefined
    if (question?.referralId !== referral.id) throw new NotFound()
    const here = paths.referral(viewer.partnership.slug, referral.id)
    const answers = answerHeardForm.read(c)
    if (answers.problems) return seeOther(c, here, 'Write the answer, and who gave it')
    await answerQuestion(c.var, question, { answer: answers.values.answer, byName: answers.values.name })
    return seeOther(c, here, 'The answer is written down')
  })

  .get('/referrals/:id/change', withReferral(mayChange), (c) => showChange(c, c.var.referral))
  .post('/referrals/:id/change', withReferral(mayChange), async (c) => {
    const { referral, viewer } = c.var
    const answers = changeForm.read(c)
    if (answers.problems) return showChange(c, referral, answers)
    await changeReferral(c.var, referral, { ...answers.values, byName: viewer.name })
    return seeOther(c, paths.referral(viewer.partnership.slug, referral.id), 'It is changed')
  })

  .get('/referrals/:id/withdraw', withReferral(mayWithdraw), (c) => showWithdraw(c, c.var.referral))
  .post('/referrals/:id/withdraw', withReferral(mayWithdraw), async (c) => {
    const { referral, viewer } = c.var
    const answers = withdrawForm.read(c)
    if (answers.problems) return showWithdraw(c, referral, answers)
    await withdrawReferral(c.var, referral, answers.values)
    return seeOther(c, paths.referral(viewer.partnership.slug, referral.id), 'It is taken back')
  })

  .post('/referrals/:id/tellings/:telling', withReferral(mayWithdraw), async (c) => {
    const { referral, viewer, tx } = c.var
    const telling = (await listTellings(tx, referral)).find(({ id }) => id === c.req.param('telling'))
    if (!telling) throw new NotFound()
    const here = paths.referral(viewer.partnership.slug, referral.id)
    const isHeldBack = c.var.form.get('next') === 'hold'
    const answers = tellingForm.read(c)
    if (answers.problems && !isHeldBack) return seeOther(c, here, 'Write what they are told, or hold it back')
    const decision = await decideTelling(c.var, telling, { words: answers.values?.words ?? telling.words, isHeldBack, byName: viewer.name })
    return seeOther(c, here, noticeOf(c.var, decision, isHeldBack))
  })

  .get('/referrals/mine/:referral/tell-us', allow(maySeeTheirs), async (c) => {
    return c.render(tellUsPage(c, await theirs(c), tellUsForm.blank()))
  })
  .post('/referrals/mine/:referral/tell-us', allow(maySeeTheirs), async (c) => {
    const progress = await theirs(c)
    const { referralId, state: asTheyKnow } = progress
    const answers = tellUsForm.read(c)
    if (answers.problems) return c.render(tellUsPage(c, progress, answers), 422)
    const isWithdrawn = c.var.form.get('next') === 'withdraw'
    await hearFromReferrer(c.var, referralId, { words: answers.values.words, isWithdrawn, asTheyKnow })
    return seeOther(c, paths.mine(c.var.viewer.partnership.slug), isWithdrawn ? 'It is taken back' : 'The team reads it')
  })

const slugOf = (c: Context) => (c as Context<Env>).var.viewer.partnership.slug
const statusOf = (answers: Answers<any>) => (answers.problems?.length ? 422 : 200)

async function personOf({ tx }: Pick<Acting, 'tx'>, referral: Referral) {
  const person = await findPerson(tx, referral.partnershipId, referral.personId)
  if (!person) throw new NotFound()
  return person
}

const otherTeams = async (c: Context, { partnershipId, teamId }: Referral) =>
  (await listTeams((c as Context<Env>).var.tx, partnershipId)).filter(({ id }) => id !== teamId)

async function theirs(c: Context) {
  const { tx, viewer } = (c as Context<Env>).var
  const id = c.req.param('referral')
  const progress = isId(id) ? await findProgress(tx, viewer, id) : undefined
  if (!progress) throw new NotFound()
  return progress
}

async function showPassOn(c: Context, referral: Referral, answers?: Answers<any>) {
  const form = passOnForm(await otherTeams(c, referral))
  return showAbout(c, referral, { title: 'Pass it on to another team', form, answers, action: paths.passOn(slugOf(c), referral.id), submit: 'Pass it on' })
}

const showAskReferrer = (c: Context, referral: Referral, answers?: Answers<any>) =>
  showAbout(c, referral, {
    title: 'Ask whoever referred',
    form: askReferrerForm,
    answers,
    action: paths.askReferrer(slugOf(c), referral.id),
    submit: 'Ask them',
  })

const showWithdraw = (c: Context, referral: Referral, answers?: Answers<any>) =>
  showAbout(c, referral, {
    title: 'Take the referral back',
    form: withdrawForm,
    answers,
    action: paths.withdraw(slugOf(c), referral.id),
    submit: 'Take it back',
  })

interface About {
  title: string
  form: Form<any>
  answers: Answers<any> | undefined
  action: string
  submit: string
}

async function showAbout(c: Context, referral: Referral, { answers, ...about }: About) {
  const shown = answers ?? about.form.blank()
  const { name } = await personOf((c as Context<Env>).var, referral)
  return c.render(<AskAboutPage {...about} name={name} answers={shown} back={paths.referral(slugOf(c), referral.id)} />, statusOf(shown))
}

const showChange = (c: Context, referral: Referral, answers: Answers<any> = changeForm.blank({ ownWords: referral.ownWords })) => {
  const at = { action: paths.change(slugOf(c), referral.id), back: paths.referral(slugOf(c), referral.id) }
  return c.render(<AskOfYoursPage title="Change what you asked for" form={changeForm} answers={answers} {...at} submit="Change it" />, statusOf(answers))
}

const tellUsPage = (c: Context, { calledName }: { calledName: string }, answers: Answers<any>) => (
  <AskAboutPage
    title="Tell us what has changed"
    name={calledName}
    form={tellUsForm}
    answers={answers}
    action={paths.tellUs(slugOf(c), c.req.param('referral') ?? '')}
    back={paths.mine(slugOf(c))}
    submit="Tell the team"
    second={{ label: 'Take the referral back', name: 'next', value: 'withdraw' }}
  />
)
