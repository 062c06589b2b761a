import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isDatabaseAway } from '../../../platform/database/away.ts'
import { NotFound, NotNow } from '../../../platform/errors.ts'
import type { OutsideEnv } from '../../../platform/http/env.ts'
import { addressOf } from '../../../platform/http/front.ts'
import { onlyWhenServing } from '../../../platform/http/serving.ts'
import { pathForLog } from '../../../platform/log.ts'
import { FeedProblem } from './problem.ts'
import { streamOf } from './streaming.ts'

type C = Context<OutsideEnv>

// Long enough that a page which many look at is asked for once, short enough that a mistake put right is right everywhere in a minute.
const KEPT = 'public, max-age=60'

/** What every answer carries, whatever becomes of the request: it may be read from any page of the web. */
export const openHeaders = () =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    await next()
    const { headers } = c.res
    // Kept by caches and given to others, so nothing in it is for one browser.
    headers.delete('set-cookie')
    headers.set('access-control-allow-origin', '*')
    headers.set('access-control-expose-headers', 'etag, retry-after, content-disposition')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })

export const safeHeaders = () =>
  secureHeaders({
    crossOriginResourcePolicy: 'cross-origin',
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  })

/** Answers what a browser asks before it asks, and refuses what is no reading. */
export const onlyReading = () =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    const { method } = c.req
    if (method === 'OPTIONS') {
      const allowed = { 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': '*', 'access-control-max-age': '86400' }
      return c.body(null, 204, allowed)
    }
    if (method !== 'GET' && method !== 'HEAD') throw new FeedProblem(405, 'This may only be read')
    await next()
  })

export const whenServing = () => createMiddleware<OutsideEnv>((c, next) => onlyWhenServing(c.var.house)(c, next))

/** A reader may ask this often: enough to read all of a large directory page by page. Each server counts for itself. */
export function throttled({ times, seconds }: { times: number; seconds: number }) {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds })
  return createMiddleware<OutsideEnv>(async (c, next) => {
    try {
      await limiter.consume(addressOf(c))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      c.header('retry-after', String(Math.ceil(refused.msBeforeNext / 1000)))
      throw new FeedProblem(429, `You may ask ${times} times in ${seconds} seconds. All of it at once is ?format=ndjson`)
    }
    await next()
  })
}

/** An answer that is whole: told apart by what it says. */
export function answerWith(c: C, text: string, type = 'application/json'): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  return isKnown(c, etag) ? unchanged(c, etag) : c.body(text, 200, { 'content-type': type, 'cache-control': KEPT, etag })
}

/** An answer without a bound, made as it is read: told apart by the version of all that the feed says. */
export function answerStreaming(c: C, pieces: AsyncGenerator<string>, version: string, headers: { 'content-type': string; [name: string]: string }) {
  const etag = `W/"${createHash('sha256').update(version).digest('base64url')}"`
  if (isKnown(c, etag)) return unchanged(c, etag)
  const { house, requestId } = c.var
  const body = streamOf(pieces, (problem) =>
    house.log.error({ requestId, path: pathForLog(c.req.path), code: (problem as { code?: string }).code }, 'a stream broke off'),
  )
  return c.body(body, 200, { 'cache-control': KEPT, etag, ...headers })
}

const unchanged = (c: C, etag: string) => c.body(null, 304, { etag, 'cache-control': KEPT })

/** Whether the reader has this already. Weak and strong alike, as RFC 9110 has it for reading. */
function isKnown(c: C, etag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, '')
  const known = (c.req.header('if-none-match') ?? '').split(',').map(bare)
  return known.includes('*') || known.includes(bare(etag))
}

const TITLES: Record<number, string> = {
  400: 'This cannot be answered as it was asked',
  404: 'There is nothing at this address',
  405: 'This may only be read',
  429: 'Too many questions at once',
  500: 'Something went wrong on our side',
  503: 'The directory cannot be read just now',
}

/** Every problem as JSON (RFC 9457), never as a page. What is not one of ours is a bug: logged, told by its number. */
export function answerFeedProblem(problem: Error, c: C): Response {
  const { requestId, house } = c.var
  if (problem instanceof FeedProblem) return asProblem(c, problem.status, problem.message, problem.parameter)
  if (problem instanceof NotFound || (problem instanceof HTTPException && problem.status === 404)) return asProblem(c, 404, 'Check the address')
  if (problem instanceof NotNow || isDatabaseAway(problem)) {
    c.header('retry-after', '10')
    return asProblem(c, 503, 'Please try again in a minute')
  }
  house.log.error({ requestId, path: pathForLog(c.req.path), code: (problem as { code?: string }).code, at: problem.stack?.split('\n').slice(1, 8) }, 'bug')
  return asProblem(c, 500, `It is our fault. Its number is ${requestId}`)
}

const asProblem = (c: C, status: FeedProblem['status'] | 500 | 503, detail: string, parameter?: string) =>
  c.body(JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail, parameter }), status, {
    'content-type': 'application/problem+json',
    ...(status === 405 ? { allow: 'GET, HEAD, OPTIONS' } : {}),
  })
