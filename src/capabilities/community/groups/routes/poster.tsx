import { Hono } from 'hono'
import qrcode from 'qrcode'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { paths as communityPaths } from '../../paths.ts'
import { findEntry, listPlaces } from '../../queries/entries.ts'
import { mayReadGroup } from '../access.ts'
import type { Group } from '../group.ts'
import { PosterPage } from '../pages/PosterPage.tsx'
import { paths } from '../paths.ts'
import { canBeFile, factsOf, type Poster } from '../poster.ts'
import { withGroup } from './withGroup.ts'

/** What a group hangs up, from its published page. */
export const posterRoutes = new Hono<Env>()
  .get('/groups/:id/poster', withGroup(mayReadGroup), async (c) => {
    const { group } = c.var
    const poster = await posterOf(c.var, group)
    return c.render(<PosterPage groupId={group.id} poster={poster} hasFile={await hasFile(poster)} />)
  })
  .get('/groups/:id/poster.pdf', withGroup(mayReadGroup), async (c) => {
    const { group, viewer, words } = c.var
    const poster = await posterOf(c.var, group)
    if (!(await hasFile(poster)))
      return seeOther(c, paths.poster(viewer.partnership.slug, group.id), 'A PDF cannot write some of these letters. Print this page instead')
    const { posterFile } = await import('../posterFile.tsx')
    const file = await posterFile(poster, words)
    return c.body(new Uint8Array(file), 200, { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="poster.pdf"' })
  })

/** What draws papers is loaded at the first poster: most pages need none of it. */
async function hasFile(poster: Poster): Promise<boolean> {
  const { readyLetters } = await import('../../../../design/paper/letters.ts')
  const known = await readyLetters()
  return canBeFile(poster, (codePoint) => known.has(codePoint))
}

async function posterOf({ tx, viewer, house }: Pick<Acting, 'tx' | 'viewer' | 'house'>, group: Group): Promise<Poster> {
  const { partnership, partnershipId } = viewer
  const entry = group.entryId ? await findEntry(tx, partnershipId, group.entryId) : undefined
  if (!entry) throw new NotFound()
  const [at] = await listPlaces(tx, partnershipId, entry.id)
  const address = `${house.settings.url}${communityPaths.entry(partnership.slug, entry.id)}`
  return {
    name: entry.name,
    summary: entry.summary,
    facts: factsOf({ ...entry, place: at ? [...new Set([at.name, at.address, at.postcode])].filter(Boolean).join(', ') : '' }),
    address,
    code: await qrcode.toDataURL(address, { margin: 1, width: 520 }),
    partnership: partnership.name,
  }
}
