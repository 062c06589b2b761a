import { Hono } from 'hono'
import { allow, thingInPath } from '../../../../platform/access.ts'
import type { Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import type { PublicKey } from '../oauth/publicKeys.ts'
import { mayKeepSystems } from './access.ts'
import { addSystem, changePublicKeys, changeSystem, makeKey, revokeSystem } from './changes.ts'
import { addSystemForm, changeSystemForm, publicKeysForm } from './forms.ts'
import { AddSystemPage, ChangeSystemPage, KeyMadePage, PublicKeysPage, SystemPage, SystemsPage } from './pages.tsx'
import { baseOf, systemPaths } from './paths.ts'
import { findSystem, listOrganisations, listSystems, type SystemKept } from './queries.ts'

const PAGE = 25
const admin = allow(mayKeepSystems)
const withSystem = thingInPath('system', findSystem, ({ id }) => ({ thing: 'clinical system', thingId: id }))(mayKeepSystems)

/** Where an administrator says which programs may refer. */
export const systemRoutes = new Hono<Env>()
  .get('/clinical-systems', admin, async (c) => {
    const { tx, viewer } = c.var
    const after = c.req.query('after')
    const systems = await listSystems(tx, viewer.partnershipId, { after: isId(after) ? after : undefined, limit: PAGE })
    const last = systems.length === PAGE ? systems.at(-1) : undefined
    return c.render(<SystemsPage systems={systems} next={last && `${systemPaths.systems(viewer.partnership.slug)}?after=${last.id}`} />)
  })

  .get('/clinical-systems/add', admin, async (c) => {
    const form = addSystemForm(await listOrganisations(c.var.tx, c.var.viewer.partnershipId))
    return c.render(<AddSystemPage form={form} answers={form.blank()} />)
  })
  .post('/clinical-systems/add', admin, async (c) => {
    const { tx, viewer } = c.var
    const form = addSystemForm(await listOrganisations(tx, viewer.partnershipId))
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddSystemPage form={form} answers={answers} />, 422)
    await addSystem(c.var, answers.values)
    return seeOther(c, systemPaths.system(viewer.partnership.slug, answers.values.id), 'The system was added')
  })

  .get('/clinical-systems/:id', admin, withSystem, (c) => c.render(<SystemPage system={c.var.system} base={baseOf(c.var.house.settings.url, slugOf(c))} />))

  .get('/clinical-systems/:id/change', admin, withSystem, (c) => {
    const { system } = c.var
    return c.render(<ChangeSystemPage system={system} answers={changeSystemForm.blank(asAnswers(system))} />)
  })
  .post('/clinical-systems/:id/change', admin, withSystem, async (c) => {
    const { system } = c.var
    const answers = changeSystemForm.read(c)
    if (answers.problems) return c.render(<ChangeSystemPage system={system} answers={answers} />, 422)
    if (answers.values.version !== system.version) {
      const again = { ...answers, typed: { ...answers.typed, version: String(system.version) } }
      return c.render(<ChangeSystemPage system={system} answers={again} theirs={changeSystemForm.blank(asAnswers(system))} />, 409)
    }
    await changeSystem(c.var, system, answers.values)
    return seeOther(c, systemPaths.system(slugOf(c), system.id), 'The system was changed')
  })

  .get('/clinical-systems/:id/public-keys', admin, withSystem, (c) => {
    const { system } = c.var
    return c.render(<PublicKeysPage system={system} answers={publicKeysForm.blank(keysOf(system))} />)
  })
  .post('/clinical-systems/:id/public-keys', admin, withSystem, async (c) => {
    const { system } = c.var
    const answers = publicKeysForm.read(c)
    if (answers.problems) return c.render(<PublicKeysPage system={system} answers={answers} />, 422)
    if (answers.values.version !== system.version) {
      const again = { ...answers, typed: { ...answers.typed, version: String(system.version) } }
      return c.render(<PublicKeysPage system={system} answers={again} theirs={publicKeysForm.blank(keysOf(system))} />, 409)
    }
    await changePublicKeys(c.var, system, answers.values)
    return seeOther(c, systemPaths.system(slugOf(c), system.id), 'The public keys were changed')
  })

  // Answered with the page itself: a key in an address or a cookie would be one too many.
  .post('/clinical-systems/:id/make-key', admin, withSystem, async (c) => {
    const { system } = c.var
    const secret = await makeKey(c.var, system)
    return c.render(<KeyMadePage system={system} secret={secret} base={baseOf(c.var.house.settings.url, slugOf(c))} />)
  })
  .post('/clinical-systems/:id/revoke', admin, withSystem, async (c) => {
    await revokeSystem(c.var, c.var.system)
    return seeOther(c, systemPaths.system(slugOf(c), c.var.system.id), 'The system was revoked')
  })

const slugOf = (c: { var: { viewer: { partnership: { slug: string } } } }) => c.var.viewer.partnership.slug
const keysOf = ({ version, publicKeys }: SystemKept) => ({ version, keys: (publicKeys as unknown as { keys: PublicKey[] } | null)?.keys ?? [] })
const asAnswers = ({ alsoCodes, may, ...system }: SystemKept) => ({ ...system, may: [...may], alsoCodes: alsoCodes.join(' ') })
