import { createMiddleware } from 'hono/factory'
import { type Counter, countAttempt, giveBackAttempt, type Limit } from '../attempts.ts'
import type { House, OutsideEnv } from './env.ts'
import { addressOf } from './front.ts'

const counterOf = ({ database, settings }: House): Counter => ({ pool: database.accountsPool, secret: settings.secret })

/**
 * A form may be sent this often from one address. Only sending counts: a page may always be read. A village library is one address to
 * us, so the limits are generous. Counted before any transaction begins. With `failuresOnly`, a try that went well is given back, so
 * that only guessing counts.
 */
export function limited({ failuresOnly = false, ...limit }: Limit & { failuresOnly?: boolean }) {
  return createMiddleware<OutsideEnv>(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const [counter, address] = [counterOf(c.var.house), addressOf(c)]
    await countAttempt(counter, limit, address)
    await next()
    if (failuresOnly && c.res.status < 400) await giveBackAttempt(counter, limit, address)
  })
}

/** The same for a form of a partnership that needs no account: whoever is signed in is known, and is not counted. */
export function limitedWithoutAccount(limit: Limit) {
  const count = limited(limit)
  return createMiddleware<OutsideEnv>(async (c, next) => (c.var.account ? next() : count(c, next)))
}
