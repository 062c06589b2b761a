import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { newId } from '../ids.ts'
import { pathForLog } from '../log.ts'
import type { LargeForm } from '../manifest.ts'
import { chooseLanguage, wordsFor } from '../words.ts'
import type { House, OutsideEnv } from './env.ts'

/** The most that one request may send, in bytes: a list of practices of the whole country fits. */
const LARGEST_BODY = 12 * 1024 * 1024

/** Gives the request its id, the clock, the words; logs one line when it is answered. */
export const welcome = (house: House) =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    const began = performance.now()
    const requestId = newId()
    c.set('house', house)
    c.set('requestId', requestId)
    c.set('now', house.clock())
    c.set('words', wordsFor(chooseLanguage(getCookie(c, 'language'), c.req.header('accept-language')), 'Europe/London'))
    c.set('account', undefined)
    c.set('notice', readNotice(c))
    await next()
    // Set on the answer as it is: `c.header` would make a whole new one, body and all.
    c.res.headers.set('x-request-id', requestId)
    const line = { requestId, method: c.req.method, path: pathForLog(c.req.path), status: c.res.status, ms: Math.round(performance.now() - began) }
    house.log.info(line, 'answered')
  })

/**
 * What a browser is told it may do with our pages: nothing from elsewhere, nothing inline, no framing. Pictures of the ground for maps
 * come from where the settings say, and from nowhere else.
 */
export const safeHeaders = ({ mapTiles }: Pick<House['settings'], 'mapTiles'>): MiddlewareHandler => {
  const safe = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      mediaSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', ...(mapTiles ? [new URL(mapTiles.address).origin] : [])],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
  return async (c, next) => {
    // What a route forbids more strictly, as for a file that somebody sent, stays as it said.
    let stricter: string | null = null
    await safe(c, async () => {
      await next()
      stricter = c.res.headers.get('content-security-policy')
    })
    if (stricter) c.res.headers.set('content-security-policy', stricter)
  }
}

/** Pages are about people, so nothing but assets is kept by browsers or anything between. */
export const neverKept = () =>
  createMiddleware(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })

/** Reads the body whole, before any transaction begins: a slow sender must not hold one open. */
export const readBody = (largeForms: readonly LargeForm[] = []) => {
  const upTo = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new HTTPException(413)
      },
    })
  const usual = upTo(LARGEST_BODY)
  const large = largeForms.map(({ path, megabytes }) => ({ path, limit: upTo(megabytes * 1024 * 1024) }))
  // The address of a partnership stands before the path of a form.
  const limit: MiddlewareHandler = (c, next) => (large.find(({ path }) => c.req.path.replace(/^\/[^/]+/, '') === path)?.limit ?? usual)(c, next)
  const read = createMiddleware<OutsideEnv>(async (c, next) => {
    const sends = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    try {
      c.set('form', sends && isForm(c) ? await c.req.formData() : new FormData())
      // Kept by Hono, for the route to read.
      if (sends && isJson(c)) await c.req.text()
    } catch (problem) {
      if (problem instanceof HTTPException) throw problem
      throw new HTTPException(400)
    }
    await next()
  })
  return [limit, read] as const
}

const isForm = (c: Context) => /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(c.req.header('content-type') ?? '')

const isJson = (c: Context) => /^application\/json/i.test(c.req.header('content-type') ?? '')

/** Where a request came from: the connection's address, or what as many proxies say as we were told to trust. */
export function addressOf(c: Context<OutsideEnv>): string {
  const { trustedProxies } = c.var.house.settings
  const said = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const trusted = trustedProxies > 0 ? said.at(-trustedProxies) : undefined
  if (trusted) return trusted
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}

/** After a change: to a page that can be read again and again, which says once what was done. */
export function seeOther(c: Context, path: string, notice?: string) {
  if (notice) setCookie(c, 'notice', notice, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  return c.redirect(path, 303)
}

function readNotice(c: Context<OutsideEnv>): string | undefined {
  const notice = getCookie(c, 'notice')
  if (notice && c.req.method === 'GET') deleteCookie(c, 'notice', { path: '/' })
  return notice
}
