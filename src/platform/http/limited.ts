import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooMany } from '../errors.ts'
import type { Env, OutsideEnv } from './env.ts'
import { addressOf } from './front.ts'

/**
 * Forms that need no account may be sent this often from one address. Only sending counts: a page may always be read.
 * A village library is one address to us, so the limits are generous. Kept in memory: each server counts for itself.
 */
export function limited({ times, minutes }: { times: number; minutes: number }) {
  const limiter = new RateLimiterMemory({ points: times, duration: minutes * 60 })
  return createMiddleware<Env>(async (c, next) => {
    if (c.req.method === 'POST' && !c.var.viewer.membershipId) await take(limiter, addressOf(c as never))
    await next()
  })
}

/**
 * The same for pages outside every partnership, whoever asks. With `failuresOnly`, a try that went well is given back, so that
 * only guessing counts.
 */
export function limitedOutside({ times, minutes, failuresOnly = false }: { times: number; minutes: number; failuresOnly?: boolean }) {
  const limiter = new RateLimiterMemory({ points: times, duration: minutes * 60 })
  return createMiddleware<OutsideEnv>(async (c, next) => {
    const address = addressOf(c)
    if (c.req.method === 'POST') await take(limiter, address)
    await next()
    if (failuresOnly && c.req.method === 'POST' && c.res.status < 400) await limiter.reward(address)
  })
}

async function take(limiter: RateLimiterMemory, address: string) {
  try {
    await limiter.consume(address)
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooMany(Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}
