import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooMany } from '../errors.ts'
import type { Env } from './env.ts'
import { addressOf } from './front.ts'

/**
 * Forms that need no account may be sent this often from one address. Only sending counts: a page may always be read.
 * A village library is one address to us, so the limits are generous. Kept in memory: each server counts for itself.
 */
export function limited({ times, minutes }: { times: number; minutes: number }) {
  const limiter = new RateLimiterMemory({ points: times, duration: minutes * 60 })
  return createMiddleware<Env>(async (c, next) => {
    if (c.req.method === 'POST' && !c.var.viewer.membershipId) {
      try {
        await limiter.consume(addressOf(c as never))
      } catch (refused) {
        if (refused instanceof RateLimiterRes) throw new TooMany(Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    }
    await next()
  })
}
