import { type Context, Hono } from 'hono'
import { anybody } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { isId } from '../../../platform/ids.ts'
import { OrganiserPage } from '../pages/OrganiserPage.tsx'
import { paths } from '../paths.ts'
import { findOrganiser } from '../queries/entryParts.ts'
import { listEntriesOfOrganiser } from '../queries/organisers.ts'

const PAGE = 20

/** Who runs entries of the directory, for anybody. */
export const organisers = new Hono<Env>().get('/community/organisers/:id', anybody(), async (c) => {
  const { tx, viewer, today } = c.var
  const { partnershipId, partnership } = viewer
  const id = c.req.param('id')
  const organiser = isId(id) ? await findOrganiser(tx, partnershipId, id) : undefined
  if (!organiser) throw new NotFound()
  const after = afterIn(c)
  const entries = await listEntriesOfOrganiser(tx, partnershipId, id, { after: after && { sortName: after.key, id: after.id }, limit: PAGE, today })
  const last = entries.length === PAGE ? entries.at(-1) : undefined
  const next = last && `${paths.organiser(partnership.slug, id)}?${new URLSearchParams({ after: `${last.sortName}~${last.id}` })}`
  return c.render(<OrganiserPage organiser={organiser} entries={entries} next={next} />)
})

/** After which entry the address goes on: its name and its id. */
function afterIn(c: Context): { key: string; id: string } | undefined {
  const text = (c.req.query('after') ?? '').replaceAll('\u0000', '')
  const at = text.lastIndexOf('~')
  const id = text.slice(at + 1)
  return at >= 0 && isId(id) ? { key: text.slice(0, at), id } : undefined
}
