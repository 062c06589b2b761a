import { createMiddleware } from 'hono/factory'
import { NotNow } from '../errors.ts'
import { watchDatabase } from '../lifecycle.ts'
import type { House, OutsideEnv } from './env.ts'

/**
 * Answers those who only want to know whether to send people here: whoever watches the server, or shares requests out among
 * several. 503 while it starts, stops, or cannot reach its database.
 */
export function answerReady({ lifecycle, database }: House) {
  const answers = watchDatabase(database.pool)
  return createMiddleware(async (c) => {
    const phase = lifecycle?.phase ?? 'serving'
    if (phase !== 'serving') return c.json({ status: phase }, 503)
    return (await answers()) ? c.json({ status: 'ready' }) : c.json({ status: 'database away' }, 503)
  })
}

/** Turns away what cannot be served now: everything while the database is brought up to date, and what would be written when the disk is nearly full. */
export const onlyWhenServing = ({ lifecycle }: House) =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    if (lifecycle?.phase === 'starting') throw new NotNow('starting')
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && lifecycle && !(await lifecycle.hasRoom())) throw new NotNow('full')
    await next()
  })
