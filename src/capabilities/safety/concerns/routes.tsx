import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { calledName, findPerson } from '../../people/index.ts'
import { mayAnswerConcern, mayRaise, mayReadConcern, maySeeWhatToDo } from '../access.ts'
import { paths } from '../paths.ts'
import { acknowledgeConcern, closeConcern, passConcernOn, writeDownAboutConcern } from './changes/moveOn.ts'
import { raiseConcern } from './changes/raiseConcern.ts'
import { type Concern, canBecome } from './concern.ts'
import { acknowledgeForm, closeConcernForm, passOnForm, raiseConcernForm, writeDownForm } from './forms.ts'
import { ConcernPage } from './pages/ConcernPage.tsx'
import { CloseConcernPage, PassOnPage, RaiseConcernPage, WriteDownPage } from './pages/ConcernPages.tsx'
import { ConcernsPage } from './pages/ConcernsPage.tsx'
import { findConcern, listClosedConcerns, listNotes, listOpenConcerns, listOthersWhoAnswer, listSteps } from './queries.ts'

// Without the person: they read who looked at what of theirs, and perhaps somebody beside them does.
const withConcern = thingInPath('concern', findConcern, ({ id }) => ({ thing: 'concern', thingId: id }))
const PAGE = 25

/** Concerns: raised in seconds, owned by somebody, and never lost. */
export const concernRoutes = new Hono<Env>()
  .get('/safety/concerns', allow(maySeeWhatToDo), async (c) => {
    const { tx, viewer, now } = c.var
    const { partnershipId, partnership } = viewer
    const asked = c.req.query('after')
    const after = isId(asked) ? await findConcern(tx, partnershipId, asked) : undefined
    const closed = await listClosedConcerns(tx, partnershipId, { after, limit: PAGE })
    const last = closed.length === PAGE ? closed.at(-1) : undefined
    return c.render(
      <ConcernsPage
        open={after ? [] : await listOpenConcerns(tx, partnershipId)}
        closed={closed}
        now={now}
        next={last && `${paths.concerns(partnership.slug)}?after=${last.id}`}
      />,
    )
  })

  .get('/safety/concerns/new', allow(mayRaise), async (c) => {
    const person = await personInAddress(c, c.var)
    const answers = raiseConcernForm.blank(person ? { aboutName: calledName(person.name) } : {})
    return c.render(<RaiseConcernPage answers={answers} personId={person?.id} />)
  })
  .post('/safety/concerns/new', allow(mayRaise), async (c) => {
    const person = await personInAddress(c, c.var)
    const answers = raiseConcernForm.read(c)
    if (answers.problems) return c.render(<RaiseConcernPage answers={answers} personId={person?.id} />, 422)
    const { ownerName } = await raiseConcern(c.var, { ...answers.values, personId: person?.id ?? null })
    return seeOther(c, paths.concern(c.var.viewer.partnership.slug, answers.values.id), `The concern is raised. ${ownerName} is asked`)
  })

  .get('/safety/concerns/:id', allow(maySeeWhatToDo), withConcern(mayReadConcern), async (c) => {
    const { tx, viewer, concern } = c.var
    const { partnershipId } = viewer
    await recordInAudit(c.var, 'looked at', { thing: 'concern', thingId: concern.id })
    const mayAnswer = mayAnswerConcern(viewer, concern)
    return c.render(
      <ConcernPage
        concern={concern}
        steps={await listSteps(tx, partnershipId, concern.id)}
        notes={mayAnswer ? await listNotes(tx, partnershipId, concern.id) : []}
        mayAnswer={mayAnswer}
        mayReadPerson={concern.personId !== null && (await findPerson(tx, partnershipId, concern.personId)) !== undefined}
      />,
    )
  })

  .post('/safety/concerns/:id/acknowledge', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), async (c) => {
    const { concern } = c.var
    const answers = acknowledgeForm.read(c)
    await acknowledgeConcern(c.var, concern, answers.values?.version ?? 0)
    return seeOther(c, pathOf(c.var, concern), 'You look after it now')
  })

  .get('/safety/concerns/:id/write-down', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), (c) => {
    const { concern } = c.var
    mustBeAble(concern, 'acted')
    return c.render(<WriteDownPage concern={concern} answers={writeDownForm.blank({ version: concern.version })} />)
  })
  .post('/safety/concerns/:id/write-down', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), async (c) => {
    const { concern } = c.var
    const answers = writeDownForm.read(c)
    if (answers.problems) return c.render(<WriteDownPage concern={concern} answers={answers} />, 422)
    const { version: versionSeen, ...written } = answers.values
    try {
      await writeDownAboutConcern(c.var, concern, { ...written, versionSeen })
    } catch (problem) {
      // A note stands beside what others wrote meanwhile: nothing of theirs is written over, so it is only asked again.
      if (!(problem instanceof OutOfDate) || !canBecome(concern.state, 'acted')) throw problem
      const again = { typed: { ...answers.typed, version: String(concern.version) }, problems: [] }
      return c.render(<WriteDownPage concern={concern} answers={again} />, 409)
    }
    return seeOther(c, pathOf(c.var, concern), 'Written down')
  })

  .get('/safety/concerns/:id/close', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), (c) => {
    const { concern } = c.var
    mustBeAble(concern, 'closed')
    return c.render(<CloseConcernPage concern={concern} answers={closeConcernForm.blank({ version: concern.version })} />)
  })
  .post('/safety/concerns/:id/close', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), async (c) => {
    const { concern } = c.var
    const answers = closeConcernForm.read(c)
    if (answers.problems) return c.render(<CloseConcernPage concern={concern} answers={answers} />, 422)
    const { version: versionSeen, ...written } = answers.values
    await closeConcern(c.var, concern, { ...written, versionSeen })
    return seeOther(c, pathOf(c.var, concern), 'Closed')
  })

  .get('/safety/concerns/:id/pass-on', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), async (c) => {
    const { concern } = c.var
    mustBeAble(concern, 'raised')
    const form = await passOnFormOf(c.var, concern)
    return c.render(<PassOnPage concern={concern} form={form} answers={form.blank({ version: concern.version })} />)
  })
  .post('/safety/concerns/:id/pass-on', allow(maySeeWhatToDo), withConcern(mayAnswerConcern), async (c) => {
    const { concern, viewer } = c.var
    const others = await othersHere(c.var, concern)
    const form = passOnForm(others)
    const answers = form.read(c)
    if (answers.problems) return c.render(<PassOnPage concern={concern} form={form} answers={answers} />, 422)
    const { version: versionSeen, to, ...written } = answers.values
    const next = others.find(({ id }) => id === to)
    if (!next) throw new NotFound()
    await passConcernOn(c.var, concern, next, { ...written, versionSeen })
    // They may not read it any more.
    return seeOther(c, paths.concerns(viewer.partnership.slug), `Passed on to ${next.name}`)
  })

const pathOf = ({ viewer }: Pick<Acting, 'viewer'>, { id }: Concern) => paths.concern(viewer.partnership.slug, id)

function mustBeAble(concern: Concern, to: Concern['state']) {
  if (!canBecome(concern.state, to))
    throw new OutOfDate(concern.state === 'closed' ? 'This concern is closed.' : 'Somebody has to say first that they look after it.')
}

/** Somebody of their teams, when the form was opened from their page. Anybody else is not found. */
async function personInAddress(c: Context, { tx, viewer }: Acting) {
  const id = c.req.query('person')
  if (id === undefined) return undefined
  const person = isId(id) ? await findPerson(tx, viewer.partnershipId, id) : undefined
  if (!person) throw new NotFound()
  return person
}

async function othersHere({ tx, viewer, today }: Acting, { ownerId }: Concern) {
  const others = await listOthersWhoAnswer(tx, viewer, ownerId)
  return others.filter(({ awayUntil }) => awayUntil === null || awayUntil < today)
}

const passOnFormOf = async (acting: Acting, concern: Concern) => passOnForm(await othersHere(acting, concern))
