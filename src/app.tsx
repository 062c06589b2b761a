import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { serveAssets } from './design/assets.ts'
import { pages } from './design/render.tsx'
import { NotFound } from './platform/errors.ts'
import type { Carried, Env, House, Visit } from './platform/http/env.ts'
import { addressOf, neverKept, readBody, safeHeaders, welcome } from './platform/http/front.ts'
import { inPartnership, resolveAccount } from './platform/http/visit.ts'
import { answerProblem } from './problems.tsx'

/** The whole server as one function from a request to an answer. */
export function makeApp(house: House) {
  const app = new Hono<{ Bindings: HttpBindings; Variables: Carried & Visit }>()
  app.onError((problem, c) => answerProblem(problem, c as never))
  app.notFound((c) => answerProblem(new NotFound(), c as never))

  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/assets/*', serveAssets)

  app.use(welcome(house) as never, safeHeaders(), neverKept(), pages() as never)
  app.use(csrf(), ...(readBody() as unknown as never[]))

  app.on(['GET', 'POST'], '/api/auth/*', (c) => {
    // Better Auth's own way to use a link acts on a GET, and mail scanners follow links. Ours asks for a press of a button.
    if (c.req.method === 'GET' && c.req.path.includes('verify')) throw new HTTPException(404)
    const headers = new Headers(c.req.raw.headers)
    headers.set('x-livewell-address', addressOf(c as never))
    return house.accounts.handler(new Request(c.req.raw, { headers }))
  })

  app.use(resolveAccount() as never)
  for (const { outside } of house.capabilities) if (outside) app.route('/', outside as never)

  const partnership = new Hono<Env>().use(inPartnership())
  for (const { routes } of house.capabilities) if (routes) partnership.route('/', routes)
  app.route('/:partnership', partnership as never)
  return app
}
