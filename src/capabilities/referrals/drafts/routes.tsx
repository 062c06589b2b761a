import { type Context, Hono } from 'hono'
import { once } from '../../../design/form/unseen.tsx'
import { anybody } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { listPractices } from '../../partnerships/index.ts'
import { makeReferral } from '../changes/makeReferral.ts'
import { paths } from '../paths.ts'
import { referenceFor } from '../referral.ts'
import { asReferral } from '../ways/asReferral.ts'
import { self } from '../ways/self.ts'
import { formOf, readSteps, type Step, typedOf, type Way } from '../ways/way.ts'
import { findWay, wayAt } from '../ways/ways.ts'
import type { Draft } from './draft.ts'
import { type Holder, holderOf, holderToWrite } from './holder.ts'
import { beginDraft, findDraft, forgetDraft, keepDraft, listDrafts, markSent } from './keeping.ts'
import { knownOfReferrer } from './knownOfReferrer.ts'
import { knownTo } from './knownTo.ts'
import { CheckAnswersPage } from './pages/CheckAnswersPage.tsx'
import { ChooseWayPage } from './pages/ChooseWayPage.tsx'
import { DraftsPage } from './pages/DraftsPage.tsx'
import { BeginPage, StepPage } from './pages/StepPage.tsx'

/** Every way in, from the first question to sending. With an account or without, they are the same forms. */
export const draftRoutes = new Hono<Env>()
  .get('/referrals/ask', anybody(), (c) => showBeginning(c, self))
  .post('/referrals/ask', anybody(), (c) => begin(c, self))

  .get('/referrals/introduce', anybody(), async (c) => c.render(<ChooseWayPage isWriting={await isWriting(c)} />))
  .get('/referrals/introduce/:way', anybody(), (c) => showBeginning(c, wayOf(c)))
  .post('/referrals/introduce/:way', anybody(), (c) => begin(c, wayOf(c)))

  .get('/referrals/drafts', anybody(), async (c) => {
    const holder = holderOf(c)
    return c.render(<DraftsPage drafts={holder ? await listDrafts(c.var, holder) : []} />)
  })

  .get('/referrals/drafts/:draft', anybody(), async (c) => {
    const { draft, way } = await draftOf(c)
    if (draft.sentAt) return seeOther(c, paths.received(c.var.viewer.partnership.slug, referenceFor(draft.id)))
    const steps = readSteps(way, draft.typed, await practicesFor(c, way.steps), c.var.today)
    return c.render(<CheckAnswersPage draftId={draft.id} steps={steps} known={await knownTo(c.var, steps)} />)
  })

  .post('/referrals/drafts/:draft/send', anybody(), async (c) => {
    const { draft, way, holder } = await draftOf(c)
    const received = paths.received(c.var.viewer.partnership.slug, referenceFor(draft.id))
    if (draft.sentAt) return seeOther(c, received)
    const steps = readSteps(way, draft.typed, await practicesFor(c, way.steps), c.var.today)
    if (steps.some(({ answers }) => answers.problems)) return c.render(<CheckAnswersPage draftId={draft.id} steps={steps} />, 422)
    const values = Object.assign({}, ...steps.map(({ answers }) => answers.values))
    await makeReferral(c.var, asReferral(way, draft.id, values, draft.organisationId ?? undefined))
    await markSent(c.var, holder, draft.id)
    return seeOther(c, received)
  })

  .post('/referrals/drafts/:draft/forget', anybody(), async (c) => {
    const { draft, holder } = await draftOf(c)
    await forgetDraft(c.var, holder, draft.id)
    return seeOther(c, paths.drafts(c.var.viewer.partnership.slug), 'It is forgotten')
  })

  .get('/referrals/drafts/:draft/:step', anybody(), async (c) => {
    const { draft, way } = await openDraftOf(c)
    const step = stepOf(c, way)
    const form = formOf(step, await practicesFor(c, [step]))
    return c.render(<StepPage way={way} step={step} form={form} draftId={draft.id} answers={{ typed: typedOf(form, draft.typed), problems: [] }} />)
  })
  .post('/referrals/drafts/:draft/:step', anybody(), async (c) => {
    const { draft, way, holder } = await openDraftOf(c)
    const { slug } = c.var.viewer.partnership
    const step = stepOf(c, way)
    const form = formOf(step, await practicesFor(c, [step]))
    const answers = form.read(c)
    const isForLater = c.var.form.get('next') === 'later'
    if (answers.problems && !isForLater) return c.render(<StepPage way={way} step={step} form={form} draftId={draft.id} answers={answers} />, 422)

    // What was ticked before and is not now is not sent at all, so a step's answers go before they come.
    const others = Object.fromEntries(Object.entries(draft.typed).filter(([control]) => !(control in typedOf(form, draft.typed))))
    const typed = { ...others, ...typedOf(form, answers.typed) }
    const seen = isForLater ? draft.seen : [...new Set([...draft.seen, step.key])]
    await keepDraft(c.var, holder, { id: draft.id, typed, seen })
    if (isForLater) return seeOther(c, paths.drafts(slug), 'It is kept')
    const next = way.steps.find(({ key }) => !seen.includes(key))
    return seeOther(c, next ? paths.draftStep(slug, draft.id, next.key) : paths.draft(slug, draft.id))
  })

async function showBeginning(c: Context<Env>, way: Way) {
  const form = await beginningOf(c, way)
  return c.render(<BeginPage way={way} form={form} answers={form.blank()} isWriting={await isWriting(c)} />)
}

/** The first step makes the draft, and the browser is given its secret when nobody is signed in. */
async function begin(c: Context<Env>, way: Way) {
  const { slug } = c.var.viewer.partnership
  const [step, next] = way.steps
  const form = await beginningOf(c, way)
  const answers = form.read(c)
  if (answers.problems) return c.render(<BeginPage way={way} form={form} answers={answers} isWriting={false} />, 422)
  const { id } = answers.values as { id: string }
  const typed = { ...(await knownOfReferrer(c.var, way)), ...typedOf(formOf(step, []), answers.typed) }
  await beginDraft(c.var, holderToWrite(c), { id, wayIn: way.wayIn, typed, seen: [step.key] })
  return seeOther(c, next ? paths.draftStep(slug, id, next.key) : paths.draft(slug, id))
}

async function beginningOf(c: Context<Env>, way: Way) {
  const [first] = way.steps
  const practices = await practicesFor(c, [first])
  return formOf({ ...first, fields: () => ({ id: once(), ...first.fields(practices) }) }, practices)
}

async function draftOf(c: Context<Env>): Promise<{ draft: Draft; way: Way; holder: Holder }> {
  const holder = holderOf(c)
  const id = c.req.param('draft')
  const draft = holder && isId(id) ? await findDraft(c.var, holder, id) : undefined
  const way = draft && findWay(draft.wayIn)
  if (!holder || !draft || !way) throw new NotFound()
  return { draft, way, holder }
}

/** What was sent is changed in the referral, not here. */
async function openDraftOf(c: Context<Env>) {
  const found = await draftOf(c)
  if (found.draft.sentAt) throw new NotFound()
  return found
}

function stepOf(c: Context<Env>, way: Way): Step {
  const step = way.steps.find(({ key }) => key === c.req.param('step'))
  if (!step) throw new NotFound()
  return step
}

function wayOf(c: Context<Env>): Way {
  const way = wayAt(c.req.param('way'))
  if (!way) throw new NotFound()
  return way
}

async function isWriting(c: Context<Env>): Promise<boolean> {
  const holder = holderOf(c)
  return holder !== undefined && (await listDrafts(c.var, holder)).length > 0
}

const practicesFor = async (c: Context<Env>, steps: readonly Step[]) =>
  steps.some(({ asksPractice }) => asksPractice) ? listPractices(c.var.tx, c.var.viewer.partnershipId) : []
