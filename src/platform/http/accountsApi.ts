import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { OutsideEnv } from './env.ts'
import { addressOf } from './front.ts'

// Our pages need none of this: it is for a program that acts for somebody. What is not named here stays closed, among it every GET
// of Better Auth that changes something (a link that signs in, an address that is confirmed): mail scanners open each link they see.
const OPEN: Record<string, readonly string[]> = {
  GET: ['get-session', 'ok'],
  POST: ['sign-in/email', 'sign-out', 'two-factor/verify-totp', 'two-factor/verify-backup-code'],
}

/** Better Auth under `/api/auth`, as far as it is open. */
export async function answerAccountsApi(c: Context<OutsideEnv>): Promise<Response> {
  const { accounts, settings } = c.var.house
  const name = c.req.path.slice('/api/auth/'.length)
  if (!OPEN[c.req.method]?.includes(name)) throw new HTTPException(404)
  // Forms have their own pages, and their bodies have been read by now.
  const isPost = c.req.method === 'POST'
  if (isPost && !/^application\/json/i.test(c.req.header('content-type') ?? '')) throw new HTTPException(400)
  // The address that Better Auth sees is made of the name we allowed, whatever way it was written.
  const url = new URL(`/api/auth/${name}`, settings.url)
  return accounts.handler(new Request(url, { method: c.req.method, headers: headersFor(c), ...(isPost ? { body: await c.req.text() } : {}) }))
}

/** The headers of a request, with the address it came from as we believe it. */
export function headersFor(c: Context<OutsideEnv>): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.set('x-livewell-address', addressOf(c))
  return headers
}
