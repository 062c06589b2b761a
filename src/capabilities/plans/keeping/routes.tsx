import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { typeOf } from '../attachments/attachment.ts'
import { findFile } from '../attachments/queries.ts'
import { mayHavePlan } from '../book/access.ts'
import { kindOf, promptsOf } from '../book/kinds.ts'
import { bookPaths } from '../book/paths.ts'
import type { PlanPage } from '../book/planPage.ts'
import { findPages } from '../book/queries.ts'
import { goalsToTakeAway } from '../holdings.ts'
import { forgetPlan, keepPlan } from './forget.ts'
import { DeletePlanPage, PrintPlanPage, TakeAwayPage } from './pages/KeepingPages.tsx'

/** Taking a plan away, on paper or as a file, and deleting it. */
export const keeping = new Hono<Env>()
  .get('/my-plan/take-away', allow(mayHavePlan), (c) => c.render(<TakeAwayPage />))
  .get('/my-plan/print', allow(mayHavePlan), async (c) => c.render(<PrintPlanPage pages={await everyPage(c.var)} />))
  .get('/my-plan/plan.json', allow(mayHavePlan), async (c) => {
    const { viewer, words, now } = c.var
    const pages = []
    for (const page of await everyPage(c.var)) pages.push({ ...inWords(page, words.t), picturesAndVoiceNotes: await filesOf(c.var, page) })
    const plan = {
      takenAway: now.toISOString(),
      pages,
      goals: await goalsToTakeAway(c.var, viewer.partnershipId, viewer.personId as string),
    }
    return c.body(JSON.stringify(plan, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-plan.json"',
    })
  })
  .get('/my-plan/delete', allow(mayHavePlan), (c) => c.render(<DeletePlanPage />))
  .post('/my-plan/delete', allow(mayHavePlan), async (c) => {
    await forgetPlan(c.var, c.var.viewer.personId as string)
    return seeOther(c, bookPaths.mine(c.var.viewer.partnership.slug), 'Your plan will be deleted. You can still change your mind')
  })
  .post('/my-plan/keep', allow(mayHavePlan), async (c) => {
    await keepPlan(c.var, c.var.viewer.personId as string)
    return seeOther(c, bookPaths.mine(c.var.viewer.partnership.slug), 'Your plan stays')
  })

const everyPage = (acting: Acting) => findPages(acting, acting.viewer.partnershipId, acting.viewer.personId as string)

/** Pictures and voice notes, each with its bytes in base64. */
async function filesOf(acting: Acting, page: PlanPage) {
  const files = []
  for (const { id, what, words } of page.content.attached) {
    const bytes = await findFile(acting, page, id)
    if (bytes) files.push({ what, words, type: typeOf(bytes).type, base64: bytes.toString('base64') })
  }
  return files
}

/** A page as its owner would read it out: what was asked, and what they wrote. */
const inWords = ({ kind, content: { title, isResting, answers, near, agreements }, changedAt }: PlanPage, t: Acting['words']['t']) => ({
  title: title || t(kindOf(kind).title),
  isResting,
  lastChanged: changedAt.toISOString(),
  answers: promptsOf(kind).flatMap(({ id, ask }) => (answers[id] ? [{ asked: t(ask), written: answers[id] }] : [])),
  madeTogether: agreements.map(({ name, part, at, agrees, words }) => ({ name, part, at, agrees, words })),
  peopleAndPlaces: near.map(({ name, what, circle, note }) => ({ name, what, circle, note })),
})
