import { Hono } from 'hono'
import { allow, thingInPath } from '../../platform/access.ts'
import { recordLook } from '../../platform/audit.ts'
import { dayIn } from '../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../platform/errors.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isId } from '../../platform/ids.ts'
import { findPerson, mayReadPerson, type Person } from '../people/index.ts'
import { mayChange, mayHaveGoals, mayRead, maySeeScore, mayShare } from './access.ts'
import { findForgetOn } from './book/keys.ts'
import { addStep } from './changes/addStep.ts'
import { changeGoal } from './changes/changeGoal.ts'
import { chooseRhythm } from './changes/chooseRhythm.ts'
import { holdGoal } from './changes/holdGoal.ts'
import { moveGoalOn } from './changes/moveGoalOn.ts'
import { rateGoal } from './changes/rateGoal.ts'
import { shareGoal } from './changes/shareGoal.ts'
import { tickStep } from './changes/tickStep.ts'
import { writeGoal } from './changes/writeGoal.ts'
import { addStepForm, moveGoalOnForm, rateGoalForm, shareGoalForm, tickStepForm } from './forms/rateGoal.ts'
import { rhythmForm } from './forms/rhythm.ts'
import { changeGoalForm, writeGoalForm } from './forms/writeGoal.ts'
import type { Goal } from './goal.ts'
import { chartOutlooks, outlookNow } from './outlook.ts'
import { GoalPage } from './pages/GoalPage.tsx'
import { GoalsPage } from './pages/GoalsPage.tsx'
import { RateGoalPage } from './pages/RateGoalPage.tsx'
import { RhythmPage } from './pages/RhythmPage.tsx'
import { asFormValues, ChangeGoalPage, WriteGoalPage } from './pages/WriteGoalPage.tsx'
import { paths } from './paths.ts'
import { findGoal, findStep, listGoals, listOutlooks, listRatings, listSteps } from './queries.ts'
import { chartRatings } from './ratingChart.ts'
import { findRhythm, nextReview } from './rhythm.ts'
import { scoreOf } from './score.ts'

const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'goals', personId: id }))
const withGoal = thingInPath(
  'goal',
  (_tx, partnershipId, id, acting) => findGoal(acting, partnershipId, id),
  ({ id, personId }) => ({ thing: 'goal', thingId: id, personId }),
)

export const routes = new Hono<Env>()
  .get('/my-goals', allow(mayHaveGoals), async (c) => {
    const { tx, viewer } = c.var
    const person = await findPerson(tx, viewer.partnershipId, viewer.personId as string)
    if (!person) throw new NotFound()
    const forgetOn = await findForgetOn(tx, viewer.partnershipId, person.id)
    const chosen = await findRhythm(tx, viewer.partnershipId, person.id)
    return c.render(<GoalsPage person={person} goals={await listGoals(c.var, viewer.partnershipId, person.id)} forgetOn={forgetOn} rhythm={chosen?.rhythm} />)
  })
  .get('/my-goals/rhythm', allow(mayHaveGoals), async (c) => {
    const { tx, viewer, account } = c.var
    const chosen = await findRhythm(tx, viewer.partnershipId, viewer.personId as string)
    const known = chosen ? { rhythm: chosen.rhythm, reminds: chosen.remindAt === null ? ('no' as const) : ('yes' as const) } : {}
    return c.render(<RhythmPage answers={rhythmForm.blank({ ...known, remindAt: chosen?.remindAt ?? account?.email ?? '' })} />)
  })
  .post('/my-goals/rhythm', allow(mayHaveGoals), async (c) => {
    const answers = rhythmForm.read(c)
    if (answers.problems) return c.render(<RhythmPage answers={answers} />, 422)
    const { rhythm, reminds, remindAt } = answers.values
    await chooseRhythm(c.var, { rhythm, remindAt: reminds === 'yes' ? remindAt : null })
    return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'Saved')
  })

  .get('/people/:id/goals', withPerson(mayReadPerson), async (c) => {
    const { person, viewer } = c.var
    await recordLook(c.var, { thing: 'goals', personId: person.id })
    const goals = await listGoals(c.var, person.partnershipId, person.id)
    return c.render(<GoalsPage person={person} goals={goals} {...(maySeeScore(viewer) ? { score: { of: scoreOf(goals) } } : {})} />)
  })
  .get('/people/:id/goals/new', withPerson(mayReadPerson), async (c) =>
    c.render(<WriteGoalPage person={c.var.person} answers={writeGoalForm.blank(await nextDay(c.var, c.var.person.id))} />),
  )
  .post('/people/:id/goals/new', withPerson(mayReadPerson), async (c) => {
    const { person, viewer } = c.var
    const answers = writeGoalForm.read(c)
    if (answers.problems) return c.render(<WriteGoalPage person={person} answers={answers} />, 422)
    await writeGoal(c.var, person, answers.values)
    return seeOther(c, paths.goal(viewer.partnership.slug, answers.values.id), 'The goal is written down')
  })

  .get('/goals/:id', withGoal(mayRead), async (c) => {
    const { goal } = c.var
    await recordLook(c.var, { thing: 'goal', thingId: goal.id, personId: goal.personId })
    return c.render(<GoalPage {...(await allOf(c.var, goal))} answers={addStepForm.blank()} />)
  })

  .get('/goals/:id/change', withGoal(mayChange), (c) => {
    const { goal } = c.var
    return c.render(<ChangeGoalPage goal={goal} answers={changeGoalForm.blank(asFormValues(goal))} />)
  })
  .post('/goals/:id/change', withGoal(mayChange), async (c) => {
    const { goal } = c.var
    const answers = changeGoalForm.read(c)
    if (answers.problems) return c.render(<ChangeGoalPage goal={goal} answers={answers} />, 422)
    const { version, way, reviewOn, ...words } = answers.values
    try {
      await changeGoal(c.var, goal, version, { ...words, way: way || null, reviewOn: reviewOn || null })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { ...answers, typed: { ...answers.typed, version: String(goal.version) } }
      return c.render(<ChangeGoalPage goal={goal} answers={again} isOutOfDate />, 409)
    }
    return seeOther(c, goalPath(c.var), 'Saved')
  })

  .get('/goals/:id/rate', withGoal(mayChange), async (c) => {
    const form = rateGoalForm(c.var.goal, c.var.words)
    return c.render(<RateGoalPage goal={c.var.goal} form={form} answers={form.blank(await nextDay(c.var, c.var.goal.personId))} />)
  })
  .post('/goals/:id/rate', withGoal(mayChange), async (c) => {
    const { goal, words } = c.var
    const form = rateGoalForm(goal, words)
    const answers = form.read(c)
    if (answers.problems) return c.render(<RateGoalPage goal={goal} form={form} answers={answers} />, 422)
    await rateGoal(c.var, goal, answers.values)
    return seeOther(c, goalPath(c.var), 'Saved')
  })

  .post('/goals/:id/steps', withGoal(mayChange), async (c) => {
    const { goal } = c.var
    const answers = addStepForm.read(c)
    if (answers.problems) return c.render(<GoalPage {...(await allOf(c.var, goal))} answers={answers} />, 422)
    await holdGoal(c.var, goal)
    await addStep(c.var, goal, answers.values)
    return seeOther(c, `${goalPath(c.var)}#steps`, 'The step is added')
  })
  .post('/goals/:id/steps/:step', withGoal(mayChange), async (c) => {
    const { goal } = c.var
    const stepId = c.req.param('step')
    const step = isId(stepId) ? await findStep(c.var, goal, stepId) : undefined
    const answers = tickStepForm.read(c)
    if (!step || answers.problems) throw new NotFound()
    await tickStep(c.var, goal, step, answers.values.done === 'yes')
    return seeOther(c, `${goalPath(c.var)}#steps`)
  })

  .post('/goals/:id/state', withGoal(mayChange), async (c) => {
    const { goal } = c.var
    const answers = moveGoalOnForm.read(c)
    if (answers.problems) throw new NotFound()
    await moveGoalOn(c.var, goal, answers.values.version, answers.values.state)
    return seeOther(c, goalPath(c.var), movedWords[answers.values.state])
  })

  .post('/goals/:id/share', withGoal(mayShare), async (c) => {
    const { tx, goal } = c.var
    const answers = shareGoalForm.read(c)
    const person = await findPerson(tx, goal.partnershipId, goal.personId)
    if (answers.problems || !person) throw new NotFound()
    const isShared = answers.values.with === 'team'
    await shareGoal(c.var, goal, isShared ? person.teamId : null)
    return seeOther(c, goalPath(c.var), isShared ? 'Your team can see this goal' : 'Only you can see this goal')
  })

const movedWords = { open: 'It is being worked on again', reached: 'Well done: it is reached', rested: 'It is put to rest' } as const

const goalPath = ({ viewer, goal }: Pick<Acting, 'viewer'> & { goal: Goal }) => paths.goal(viewer.partnership.slug, goal.id)

/** The day that a person's own rhythm gives, for them to keep or change. */
async function nextDay({ tx, viewer, today }: Acting, personId: string) {
  const reviewOn = viewer.personId === personId ? nextReview((await findRhythm(tx, viewer.partnershipId, personId))?.rhythm, today) : undefined
  return reviewOn ? { reviewOn } : {}
}

/** Everything the page of a goal shows. */
async function allOf(acting: Acting, goal: Goal) {
  const { tx, viewer, words } = acting
  const person: Pick<Person, 'id' | 'name'> | undefined = await findPerson(tx, goal.partnershipId, goal.personId)
  if (!person) throw new NotFound()
  const ratings = await listRatings(acting, goal)
  const outlooks = await listOutlooks(acting, goal)
  return {
    goal,
    person,
    ratings,
    steps: await listSteps(acting, goal),
    chart: await chartRatings(goal, dayIn(viewer.partnership.timeZone, goal.createdAt), ratings, words),
    outlook: { now: outlookNow(outlooks, words), chart: await chartOutlooks(outlooks, words) },
    ...(maySeeScore(viewer) ? { score: { of: scoreOf(await listGoals(acting, goal.partnershipId, goal.personId)) } } : {}),
  }
}
