import { type Context, Hono } from 'hono'
import type { Answers } from '../../../design/form/form.ts'
import { anybody } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { isToken } from '../../../platform/tokens.ts'
import { changeReferral } from '../changes/changeReferral.ts'
import { answerQuestion, findQuestionInHand } from '../changes/questions.ts'
import { decideTelling, listTellings, noticeOf } from '../changes/tellings.ts'
import { withdrawReferral } from '../changes/withdrawReferral.ts'
import { answerForm, changeForm, tellingForm, withdrawForm } from '../forms/answering.ts'
import { paths } from '../paths.ts'
import { findReferralInHand } from '../queries.ts'
import { canBecome, type Referral } from '../referral.ts'
import { AnsweredPage, AnswerPage } from './pages/AnswerPage.tsx'
import { AskOfYoursPage, type Ways, YoursPage } from './pages/YoursPage.tsx'

const BY_LINK = 'The person, by their link'

/** What a link in a message opens, for somebody without an account: their own referral, or a question about one they made. */
export const yoursRoutes = new Hono<Env>()
  .get('/referrals/yours/:token', anybody(), async (c) => {
    const { referral, ways } = await inHand(c)
    return c.render(<YoursPage referral={referral} tellings={await listTellings(c.var.tx, referral)} ways={ways} />)
  })

  .get('/referrals/yours/change/:token', anybody(), async (c) => showChange(c, await inHand(c)))
  .post('/referrals/yours/change/:token', anybody(), async (c) => {
    const found = await inHand(c)
    if (found.referral.state !== 'received') throw new NotFound()
    const answers = changeForm.read(c)
    if (answers.problems) return showChange(c, found, answers)
    await changeReferral(c.var, found.referral, { ...answers.values, byName: BY_LINK })
    return seeOther(c, found.ways.here, 'It is changed')
  })

  .get('/referrals/yours/withdraw/:token', anybody(), async (c) => showWithdraw(c, await inHand(c)))
  .post('/referrals/yours/withdraw/:token', anybody(), async (c) => {
    const found = await inHand(c)
    const answers = withdrawForm.read(c)
    if (answers.problems) return showWithdraw(c, found, answers)
    if (canBecome(found.referral.state, 'withdrawn')) await withdrawReferral(c.var, found.referral, { ...answers.values, byName: BY_LINK })
    return seeOther(c, found.ways.here, 'It is taken back')
  })

  .post('/referrals/yours/telling/:telling/:token', anybody(), async (c) => {
    const { referral, ways } = await inHand(c)
    const id = c.req.param('telling')
    const telling = isId(id) ? (await listTellings(c.var.tx, referral)).find((each) => each.id === id) : undefined
    if (!telling) throw new NotFound()
    const isHeldBack = c.var.form.get('next') === 'hold'
    const answers = tellingForm.read(c)
    if (answers.problems && !isHeldBack) return seeOther(c, ways.here, 'Write what they are told, or hold it back')
    const decision = await decideTelling(c.var, telling, { words: answers.values?.words ?? telling.words, isHeldBack, byName: BY_LINK })
    return seeOther(c, ways.here, noticeOf(c.var, decision, isHeldBack))
  })

  .get('/referrals/question/:token', anybody(), async (c) => {
    const question = await questionInHand(c)
    if (question.answer !== null) return c.render(<AnsweredPage />)
    return c.render(
      <AnswerPage question={question} answers={answerForm.blank()} action={paths.question(c.var.viewer.partnership.slug, c.req.param('token'))} />,
    )
  })
  .post('/referrals/question/:token', anybody(), async (c) => {
    const question = await questionInHand(c)
    const action = paths.question(c.var.viewer.partnership.slug, c.req.param('token'))
    const answers = answerForm.read(c)
    if (answers.problems) return c.render(<AnswerPage question={question} answers={answers} action={action} />, 422)
    if (question.answer === null) await answerQuestion(c.var, question, { answer: answers.values.answer, byName: answers.values.name })
    return seeOther(c, action)
  })

interface InHand {
  referral: Referral
  ways: Ways
}

async function inHand(c: Context<Env>): Promise<InHand> {
  const { tx, viewer, now } = c.var
  const token = c.req.param('token')
  const referral = isToken(token) && viewer.tokenHash ? await findReferralInHand(tx, viewer, now) : undefined
  if (!referral || !token) throw new NotFound()
  const { slug } = viewer.partnership
  const ways: Ways = {
    here: paths.yours(slug, token),
    change: paths.changeYours(slug, token),
    withdraw: paths.withdrawYours(slug, token),
    telling: ({ id }) => paths.tellingOfYours(slug, id, token),
  }
  return { referral, ways }
}

async function questionInHand(c: Context<Env>) {
  const question = isToken(c.req.param('token')) ? await findQuestionInHand(c.var.tx, c.var.viewer, c.var.now) : undefined
  if (!question) throw new NotFound()
  return question
}

const showChange = (c: Context<Env>, { referral, ways }: InHand, answers: Answers<any> = changeForm.blank({ ownWords: referral.ownWords })) =>
  c.render(
    <AskOfYoursPage title="Change what you asked for" form={changeForm} answers={answers} action={ways.change} back={ways.here} submit="Change it" />,
    answers.problems?.length ? 422 : 200,
  )

const showWithdraw = (c: Context<Env>, { ways }: InHand, answers: Answers<any> = withdrawForm.blank()) =>
  c.render(
    <AskOfYoursPage
      title="Take back what you asked for"
      form={withdrawForm}
      answers={answers}
      action={ways.withdraw}
      back={ways.here}
      submit="Take it back"
      warning
    />,
    answers.problems?.length ? 422 : 200,
  )
