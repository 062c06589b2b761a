import { Hono } from 'hono'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import { mayAccountFor, mayReadGroup } from '../access.ts'
import { addKit, notePlace, passKitOn, writeDownMoney } from '../changes/keepBelongings.ts'
import { addKitForm, moneyForm, passKitOnForm, placeForm } from '../forms/belongings.ts'
import type { Group } from '../group.ts'
import { BelongingsPage, KitPage, MoneyPage, PlacePage } from '../pages/BelongingsPages.tsx'
import { paths } from '../paths.ts'
import { findBalance, findKit, listKit, listMoney } from '../queries/belongings.ts'
import { withGroup } from './withGroup.ts'

const PAGE = 25

/** What a group has: its place, its kit, its money. */
export const belongingsRoutes = new Hono<Env>()
  .get('/groups/:id/place-and-kit', withGroup(mayReadGroup), async (c) => {
    const { tx, group } = c.var
    return c.render(<BelongingsPage group={group} kit={await listKit(tx, group)} answers={addKitForm.blank()} />)
  })
  .post('/groups/:id/place-and-kit', withGroup(mayReadGroup), async (c) => {
    const { tx, group, viewer } = c.var
    const answers = addKitForm.read(c)
    if (answers.problems) return c.render(<BelongingsPage group={group} kit={await listKit(tx, group)} answers={answers} />, 422)
    await addKit(c.var, group, answers.values)
    return seeOther(c, paths.belongings(viewer.partnership.slug, group.id), 'Added')
  })

  .get('/groups/:id/place-and-kit/place', withGroup(mayReadGroup), (c) => {
    const { group } = c.var
    return c.render(<PlacePage group={group} answers={placeForm.blank(group)} />)
  })
  .post('/groups/:id/place-and-kit/place', withGroup(mayReadGroup), async (c) => {
    const { group, viewer } = c.var
    const answers = placeForm.read(c)
    if (answers.problems) return c.render(<PlacePage group={group} answers={answers} />, 422)
    try {
      await notePlace(c.var, group, answers.values.version, answers.values.placeNote)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(group.version) }, problems: [] }
      return c.render(<PlacePage group={group} answers={again} theirs={placeForm.blank(group)} />, 409)
    }
    return seeOther(c, paths.belongings(viewer.partnership.slug, group.id), 'Saved')
  })

  .get('/groups/:id/place-and-kit/:kit', withGroup(mayReadGroup), async (c) => {
    const { group } = c.var
    const kit = await kitOf(c.var, group, c.req.param('kit'))
    return c.render(<KitPage group={group} kit={kit} answers={passKitOnForm.blank(kit)} />)
  })
  .post('/groups/:id/place-and-kit/:kit', withGroup(mayReadGroup), async (c) => {
    const { group, viewer } = c.var
    const kit = await kitOf(c.var, group, c.req.param('kit'))
    const answers = passKitOnForm.read(c)
    if (answers.problems) return c.render(<KitPage group={group} kit={kit} answers={answers} />, 422)
    try {
      await passKitOn(c.var, kit, answers.values.version, answers.values)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(kit.version) }, problems: [] }
      return c.render(<KitPage group={group} kit={kit} answers={again} theirs={passKitOnForm.blank(kit)} />, 409)
    }
    return seeOther(c, paths.belongings(viewer.partnership.slug, group.id), 'Saved')
  })

  .get('/groups/:id/money', withGroup(mayAccountFor), async (c) =>
    c.render(<MoneyPage {...(await moneyOf(c.var, c.var.group, c.req.query('after')))} answers={moneyForm.blank({ movedOn: c.var.today })} />),
  )
  .post('/groups/:id/money', withGroup(mayAccountFor), async (c) => {
    const { group, viewer } = c.var
    const answers = moneyForm.read(c)
    if (answers.problems) return c.render(<MoneyPage {...(await moneyOf(c.var, group, undefined))} answers={answers} />, 422)
    const { id, way, amount, whatFor, movedOn } = answers.values
    await writeDownMoney(c.var, group, { id, movedOn, whatFor, pence: way === 'in' ? amount : -amount })
    return seeOther(c, paths.money(viewer.partnership.slug, group.id), 'Written down')
  })

async function kitOf({ tx }: Pick<Acting, 'tx'>, group: Group, kitId: string) {
  const kit = isId(kitId) ? await findKit(tx, group, kitId) : undefined
  if (!kit) throw new NotFound()
  return kit
}

async function moneyOf({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, group: Group, text: string | undefined) {
  const [movedOn = '', id] = (text ?? '').split('~')
  const after = isId(id) && /^\d{4}-\d{2}-\d{2}$/.test(movedOn) && !Number.isNaN(Date.parse(movedOn)) ? { movedOn, id } : undefined
  const lines = await listMoney(tx, group, { after, limit: PAGE })
  const last = lines.length === PAGE ? lines.at(-1) : undefined
  const next = last && `${paths.money(viewer.partnership.slug, group.id)}?after=${last.movedOn}~${last.id}`
  return { group, balance: await findBalance(tx, group), lines, next }
}
