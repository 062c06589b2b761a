import { type Context, Hono } from 'hono'
import qrcode from 'qrcode'
import { allow, anybody } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { holderToWrite } from '../drafts/holder.ts'
import { beginDraft } from '../drafts/keeping.ts'
import { knownOfReferrer } from '../drafts/knownOfReferrer.ts'
import { paths } from '../paths.ts'
import { wayAt } from '../ways/ways.ts'
import { findByCode, isCode, listLinks, makeLink, mayKeepLinks } from './links.ts'
import { LinksPage, PosterPage, ThroughPage } from './pages.tsx'

/** Referring for an organisation without an account: its link, its poster, and where they lead. */
export const linkRoutes = new Hono<Env>()
  .get('/referrals/links', allow(mayKeepLinks), async (c) => c.render(<LinksPage links={await listLinks(c.var.tx, c.var.viewer)} />))

  .post('/referrals/links/:organisation/new', allow(mayKeepLinks), async (c) => {
    const { id, name } = await linkOf(c, c.var.viewer)
    await makeLink(c.var, id)
    return seeOther(c, paths.links(c.var.viewer.partnership.slug), `${name}: there is a new link`)
  })

  .get('/referrals/links/:organisation', allow(mayKeepLinks), async (c) => {
    const { name, code } = await linkOf(c, c.var.viewer)
    if (!code) throw new NotFound()
    const url = `${c.var.house.settings.url}${paths.through(c.var.viewer.partnership.slug, code)}`
    return c.render(<PosterPage name={name} url={url} picture={await qrcode.toDataURL(url, { margin: 1, width: 640 })} />)
  })

  .get('/referrals/through/:code', anybody(), async (c) => {
    const { name, code } = await organisationOf(c)
    return c.render(<ThroughPage name={name} code={code} />)
  })
  .post('/referrals/through/:code', anybody(), async (c) => {
    const organisation = await organisationOf(c)
    const way = wayAt(String(c.var.form.get('way') ?? ''))
    if (!way) return c.render(<ThroughPage name={organisation.name} code={organisation.code} />, 422)
    const id = newId()
    const typed = await knownOfReferrer(c.var, way, organisation.id)
    await beginDraft(c.var, holderToWrite(c), { id, wayIn: way.wayIn, organisationId: organisation.id, typed, seen: [] })
    return seeOther(c, paths.draftStep(c.var.viewer.partnership.slug, id, way.steps[0].key))
  })

async function linkOf(c: Context, viewer: Member) {
  const link = (await listLinks((c as Context<Env>).var.tx, viewer)).find(({ id }) => id === c.req.param('organisation'))
  if (!link) throw new NotFound()
  return link
}

async function organisationOf(c: Context<Env>) {
  const code = c.req.param('code')?.toUpperCase()
  const organisation = isCode(code) ? await findByCode(c.var.tx, c.var.viewer.partnershipId, code) : undefined
  if (!organisation) throw new NotFound()
  return organisation
}
