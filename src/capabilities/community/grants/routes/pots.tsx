import { type Context, Hono } from 'hono'
import { withProblem } from '../../../../design/form/form.ts'
import { allow, anybody, thingInPath } from '../../../../platform/access.ts'
import { addDays } from '../../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import { mayKeepPots, maySeeApplications } from '../access.ts'
import { addPot, changePot } from '../changes/keepPot.ts'
import { addPotForm, changePotForm, namesOf } from '../forms/pot.ts'
import type { Pot } from '../grant.ts'
import { KeepPotPage, PotPage, PotsPage } from '../pages/PotPages.tsx'
import { paths } from '../paths.ts'
import { findPot, listMembersCalled, listPots } from '../queries/pots.ts'

const withPot = thingInPath('pot', findPot, ({ id }) => ({ thing: 'grant pot', thingId: id }))
const PAGE = 20

/** Pots: for anybody to read, for administrators to keep. */
export const pots = new Hono<Env>()
  .get('/grants', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const { slug } = viewer.partnership
    const found = await listPots(tx, viewer.partnershipId, { after: afterIn(c), limit: PAGE })
    const last = found.length === PAGE ? found.at(-1) : undefined
    const gap = c.req.query('gap')
    const gapId = isId(gap) ? gap : ''
    const next = last && `${paths.pots(slug, gapId)}${gapId ? '&' : '?'}after=${last.closesOn}_${last.id}`
    return c.render(<PotsPage pots={found} next={next} gapId={gapId} mayKeep={mayKeepPots(viewer)} maySeeApplications={maySeeApplications(viewer)} />)
  })

  .get('/grants/pots/add', allow(mayKeepPots), (c) =>
    c.render(<KeepPotPage form={addPotForm} answers={addPotForm.blank({ opensOn: c.var.today, viewsNeeded: 2 })} />),
  )
  .post('/grants/pots/add', allow(mayKeepPots), async (c) => {
    const read = addPotForm.read(c)
    const { panel, problem } = await findPanel(c.var, read.values?.panel)
    const answers = problem ? withProblem(read, 'panel', problem) : read
    if (answers.problems) return c.render(<KeepPotPage form={addPotForm} answers={answers} />, 422)
    const { id, ...words } = answers.values
    await addPot(c.var, id, { ...words, panel })
    return seeOther(c, paths.pot(c.var.viewer.partnership.slug, id), 'Saved')
  })

  .get('/grants/pots/:id', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const id = c.req.param('id')
    const pot = isId(id) ? await findPot(tx, viewer.partnershipId, id) : undefined
    if (!pot) throw new NotFound()
    return c.render(<PotPage pot={pot} mayKeep={mayKeepPots(viewer)} maySeeApplications={maySeeApplications(viewer)} />)
  })

  .get('/grants/pots/:id/change', withPot(mayKeepPots), (c) =>
    c.render(<KeepPotPage form={changePotForm} pot={c.var.pot} answers={changePotForm.blank(asFormValues(c.var.pot))} />),
  )
  .post('/grants/pots/:id/change', withPot(mayKeepPots), async (c) => {
    const { pot, viewer } = c.var
    const read = changePotForm.read(c)
    const { panel, problem } = await findPanel(c.var, read.values?.panel)
    const tooLittle = read.values && read.values.amountPence < pot.awardedPence
    const answers = problem
      ? withProblem(read, 'panel', problem)
      : tooLittle
        ? withProblem(read, 'amountPence', 'Enter at least what has been promised of it already')
        : read
    if (answers.problems) return c.render(<KeepPotPage form={changePotForm} pot={pot} answers={answers} />, 422)
    const { version, ...words } = answers.values
    try {
      await changePot(c.var, pot, version, { ...words, panel })
    } catch (gone) {
      if (!(gone instanceof OutOfDate)) throw gone
      const again = { typed: { ...answers.typed, version: String(pot.version) }, problems: [] }
      return c.render(<KeepPotPage form={changePotForm} pot={pot} answers={again} theirs={changePotForm.blank(asFormValues(pot))} />, 409)
    }
    return seeOther(c, paths.pot(viewer.partnership.slug, pot.id), 'Saved')
  })

const asFormValues = (pot: Pot) => ({ ...pot, panel: pot.panelNames.join('\n') })

/** The members of a panel by the names typed: each exactly one, and no more than twenty. */
async function findPanel({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, typed: string | undefined) {
  const names = namesOf(typed ?? '')
  if (typed === undefined) return { panel: [] }
  if (names.length > 20) return { panel: [], problem: 'Enter no more than 20 members' }
  const members = await listMembersCalled(tx, viewer.partnershipId, names)
  const found = names.map((name) => ({ name, called: members.filter(({ sortName }) => sortName === name.toLowerCase()) }))
  const unknown = found.find(({ called }) => called.length === 0)
  if (unknown) return { panel: [], problem: `Nobody here is called “${unknown.name}”. Enter names as they stand in the list of members` }
  const several = found.find(({ called }) => called.length > 1)
  if (several) return { panel: [], problem: `More than one member is called “${several.name}”. Ask an administrator to tell them apart by their names` }
  return { panel: found.flatMap(({ called }) => called.map(({ id, name }) => ({ id, name }))) }
}

function afterIn(c: Context) {
  const [closesOn = '', id] = (c.req.query('after') ?? '').split('_')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(closesOn) && !Number.isNaN(Date.parse(closesOn)) && addDays(closesOn, 0) === closesOn
  return isDay && isId(id) ? { closesOn, id } : undefined
}
