import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
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
    const plan = {
      takenAway: now.toISOString(),
      pages: (await everyPage(c.var)).map((page) => inWords(page, words.t)),
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

/** A page as its owner would read it out: what was asked, and what they wrote. */
const inWords = ({ kind, content: { title, isResting, answers, near, agreements }, changedAt }: PlanPage, t: Acting['words']['t']) => ({
  title: title || t(kindOf(kind).title),
  isResting,
  lastChanged: changedAt.toISOString(),
  answers: promptsOf(kind).flatMap(({ id, ask }) => (answers[id] ? [{ asked: t(ask), written: answers[id] }] : [])),
  madeTogether: agreements.map(({ name, part, at, agrees, words }) => ({ name, part, at, agrees, words })),
  peopleAndPlaces: near.map(({ name, what, circle, note }) => ({ name, what, circle, note })),
})
