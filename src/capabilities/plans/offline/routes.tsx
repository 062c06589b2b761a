import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { assetText, assetUrl, assetUrlsOf } from '../../../design/assets.ts'
import { palette } from '../../../design/palette.ts'
import { allow, anybody } from '../../../platform/access.ts'
import { NotAllowed } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { isMember, type Partnership } from '../../../platform/viewer.ts'
import type { Words } from '../../../platform/words.ts'
import { mayHavePlan } from '../book/access.ts'
import { takeInPages } from './changes/takeInPages.ts'
import { goalsForDevice } from './goals.ts'
import { DevicePage } from './pages/DevicePage.tsx'
import { OfflinePlanPage } from './pages/OfflinePlanPage.tsx'
import { offlinePaths } from './paths.ts'
import { readSent } from './sent.ts'
import { toldTo } from './told.ts'

const ICON_SIZES = [192, 512] as const
const MARK = join(import.meta.dirname, '../../../design/mark.svg')

/** A plan on a device of its owner's: what the device wrote is taken in, and what it lacks is answered. */
export const offline = new Hono<Env>()
  .get('/my-plan/device', allow(mayHavePlan), (c) => c.render(<DevicePage />))
  // The same for everybody, also without an account: it says nothing of anybody, and what is kept on the device opens with its code.
  .get('/my-plan/offline', anybody(), (c) => c.render(<OfflinePlanPage />))
  .get('/my-plan/goals.json', allow(mayHavePlan), async (c) => c.json({ owner: c.var.viewer.personId, goals: await goalsForDevice(c.var) }))
  .get('/my-plan/worker.js', anybody(), (c) => {
    const { partnership } = c.var.viewer
    return c.body(workerFor(partnership, c.var.words), 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
  })
  .get('/my-plan/livewell.webmanifest', anybody(), (c) => {
    const { partnership } = c.var.viewer
    return c.body(JSON.stringify(manifestFor(partnership, c.var.words)), 200, { 'content-type': 'application/manifest+json' })
  })
  .get('/my-plan/icon-192.png', anybody(), async (c) => c.body(await iconOf(192), 200, { 'content-type': 'image/png' }))
  .get('/my-plan/icon-512.png', anybody(), async (c) => c.body(await iconOf(512), 200, { 'content-type': 'image/png' }))

  .post('/my-plan/sync', onlyOurPages(), devicesOfOthers(), allow(mayHavePlan), async (c) => {
    const sent = isJson(c.req.header('content-type')) ? readSent(await c.req.text()) : undefined
    if (!sent) return c.json({ problem: 'not of the shape that devices send' }, 422)
    // The device keeps somebody else's plan: it is told so, and forgets it.
    if (sent.owner !== undefined && sent.owner !== c.var.viewer.personId) return c.json({ problem: 'another account' }, 409)
    return c.json(await takeInPages(c.var, sent.pages))
  })

/** The code that opens a plan without a network. It changes whenever anything it keeps does, and then devices take it anew. */
function workerFor(partnership: Partnership, words: Words): string {
  const prefix = `livewell-plan-${partnership.slug}/`
  const assets = assetUrlsOf('livewell.css', 'plan.js', 'mark.svg')
  const said = JSON.stringify([assets, words.language, toldTo(partnership, words)])
  const cache = prefix + createHash('sha256').update(said).digest('base64url').slice(0, 16)
  const kept = { cache, prefix, shell: offlinePaths.offline(partnership.slug), assets }
  return `self.livewell = ${JSON.stringify(kept)};\n${assetText('planWorker.js')}`
}

const manifestFor = ({ slug, name }: Partnership, { t, language, direction }: Words) => ({
  id: offlinePaths.offline(slug),
  name: t('My plan – {{partnership}}', { partnership: name }),
  short_name: t('My plan'),
  lang: language,
  dir: direction,
  start_url: offlinePaths.offline(slug),
  scope: offlinePaths.scope(slug),
  display: 'standalone',
  background_color: palette.page,
  theme_color: palette.brand,
  icons: [
    { src: assetUrl('mark.svg'), sizes: 'any', type: 'image/svg+xml' },
    ...ICON_SIZES.map((size) => ({ src: offlinePaths.icon(slug, size), sizes: `${size}x${size}`, type: 'image/png' })),
  ],
})

const icons = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()

/** The mark as a picture: home screens take no drawing. Made once. */
function iconOf(size: (typeof ICON_SIZES)[number]): Promise<Uint8Array<ArrayBuffer>> {
  const made = icons.get(size) ?? makeIcon(size)
  icons.set(size, made)
  return made
}

async function makeIcon(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp')
  return new Uint8Array(
    await sharp(MARK, { density: (72 * size) / 64 })
      .resize(size, size)
      .png()
      .toBuffer(),
  )
}

const isJson = (type = '') => /^application\/json/i.test(type)

/** Forms are guarded by their origin for every route; what is not a form, here. A browser says both, and cannot be made to lie. */
function onlyOurPages() {
  return createMiddleware<Env>(async (c, next) => {
    const origin = c.req.header('origin')
    const isOurs = origin === undefined || origin === new URL(c.var.house.settings.url).origin || origin === new URL(c.req.url).origin
    if (!isOurs || !['same-origin', undefined].includes(c.req.header('sec-fetch-site'))) throw new NotAllowed()
    await next()
  })
}

/**
 * A program cannot be led to the page for signing in: it is told, and keeps everything until somebody has signed in. When that was somebody
 * who has no plan at all, the device keeps somebody else's.
 */
function devicesOfOthers() {
  return createMiddleware<Env>(async (c, next) => {
    const { viewer } = c.var
    if (!isJson(c.req.header('content-type'))) return next()
    if (isMember(viewer) && (viewer.hats.includes('person') || readSent(await c.req.text())?.owner === undefined)) return next()
    c.set('decided', true)
    return isMember(viewer) ? c.json({ problem: 'another account' }, 409) : c.json({ problem: 'sign in' }, 401)
  })
}
