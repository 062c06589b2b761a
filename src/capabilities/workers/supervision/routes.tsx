import { Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { listStaff } from '../../partnerships/index.ts'
import { isOfPair, mayEndPair, maySetUpSupervision } from '../access.ts'
import { paths } from '../paths.ts'
import { beginSupervision, endSupervision } from './changes/setUp.ts'
import { addToAgenda, takeOffAgenda, writeDownTalk } from './changes/talk.ts'
import { addItemForm, addPairForm, writeDownForm } from './forms.tsx'
import { AddPairPage, PairsPage } from './pages/PairsPages.tsx'
import { SupervisionPage, WriteDownSupervisionPage } from './pages/SupervisionPages.tsx'
import { isGoingOn, type Pair } from './pair.ts'
import { findPair, listAgenda, listPairs, listTalks, listWithoutSupervisor } from './queries.ts'

const withPair = thingInPath('pair', findPair, ({ id }) => ({ thing: 'supervision', thingId: id }))
// Before anything is looked for: other hats, and a commissioner's transaction, have no right to these tables.
const worksHere = allow((viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator'))
const PAGE = 50

/** Who supervises whom, and, for the two, their agenda and what they agreed. */
export const supervisionRoutes = new Hono<Env>()
  .get('/supervision', allow(maySetUpSupervision), async (c) => {
    const { tx, viewer } = c.var
    const { partnershipId, partnership } = viewer
    const asked = c.req.query('after')
    const after = isId(asked) ? await findPair(tx, partnershipId, asked) : undefined
    const pairs = await listPairs(tx, partnershipId, { after, limit: PAGE })
    const last = pairs.length === PAGE ? pairs.at(-1) : undefined
    const without = await listWithoutSupervisor(tx, partnershipId)
    return c.render(<PairsPage pairs={pairs} without={without} next={last && `${paths.pairs(partnership.slug)}?after=${last.id}`} />)
  })
  .get('/supervision/new', allow(maySetUpSupervision), async (c) => {
    const { tx, viewer } = c.var
    const form = addPairForm(await listWithoutSupervisor(tx, viewer.partnershipId), await listStaff(tx, viewer.partnershipId))
    return c.render(<AddPairPage form={form} answers={form.blank({ rhythm: 'every month' })} />)
  })
  .post('/supervision/new', allow(maySetUpSupervision), async (c) => {
    const { tx, viewer } = c.var
    const supervisors = await listStaff(tx, viewer.partnershipId)
    const form = addPairForm(supervisors, supervisors)
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddPairPage form={form} answers={answers} />, 422)
    const { workerId, supervisorId, ...rest } = answers.values
    const [worker, supervisor] = [workerId, supervisorId].map((id) => supervisors.find((each) => each.id === id))
    if (!worker || !supervisor) throw new NotFound()
    try {
      await beginSupervision(c.var, { ...rest, worker, supervisor })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      return c.render(<AddPairPage form={form} answers={withProblem(answers, 'workerId', 'They have a supervisor already. End that first')} />, 422)
    }
    return seeOther(c, paths.pairs(viewer.partnership.slug), 'Supervision is set up')
  })
  .post('/supervision/:id/end', worksHere, withPair(mayEndPair), async (c) => {
    await endSupervision(c.var, c.var.pair)
    return seeOther(c, paths.pairs(c.var.viewer.partnership.slug), 'This supervision has ended')
  })

  .get('/supervision/:id', worksHere, withPair(isOfPair), async (c) => {
    const { tx, pair } = c.var
    return c.render(<SupervisionPage pair={pair} agenda={await listAgenda(tx, pair)} talks={await listTalks(tx, pair)} />)
  })
  .post('/supervision/:id/agenda', worksHere, withPair(isOfPair), async (c) => {
    const { tx, viewer, pair } = c.var
    const answers = addItemForm.read(c)
    if (answers.problems) {
      return c.render(<SupervisionPage pair={pair} agenda={await listAgenda(tx, pair)} talks={await listTalks(tx, pair)} answers={answers} />, 422)
    }
    mustGoOn(pair)
    await addToAgenda(c.var, pair, answers.values)
    return seeOther(c, paths.supervision(viewer.partnership.slug, pair.id), 'It is on the agenda')
  })
  .post('/supervision/:id/agenda/:item/take-off', worksHere, withPair(isOfPair), async (c) => {
    const { viewer, pair } = c.var
    const item = c.req.param('item')
    if (!isId(item)) throw new NotFound()
    await takeOffAgenda(c.var, pair, item)
    return seeOther(c, paths.supervision(viewer.partnership.slug, pair.id), 'Taken off the agenda')
  })
  .get('/supervision/:id/write-down', worksHere, withPair(isOfPair), async (c) => {
    const { tx, pair, today } = c.var
    mustGoOn(pair)
    const form = writeDownForm(await listAgenda(tx, pair))
    return c.render(<WriteDownSupervisionPage pair={pair} form={form} answers={form.blank({ heldOn: today })} />)
  })
  .post('/supervision/:id/write-down', worksHere, withPair(isOfPair), async (c) => {
    const { tx, viewer, pair } = c.var
    // Sent once more: what was talked about is off the agenda by now, and all is as they wanted.
    const isSentAgain = (await listTalks(tx, pair)).some(({ id }) => id === c.var.form.get('id'))
    if (isSentAgain) return seeOther(c, paths.supervision(viewer.partnership.slug, pair.id))
    const form = writeDownForm(await listAgenda(tx, pair))
    const answers = form.read(c)
    if (answers.problems) return c.render(<WriteDownSupervisionPage pair={pair} form={form} answers={answers} />, 422)
    mustGoOn(pair)
    await writeDownTalk(c.var, pair, answers.values)
    return seeOther(c, paths.supervision(viewer.partnership.slug, pair.id), 'Written down, for the two of you')
  })

function mustGoOn(pair: Pair) {
  if (!isGoingOn(pair)) throw new OutOfDate('This supervision has ended.')
}
