import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { serveAssets } from './design/assets.ts'
import { pages } from './design/render.tsx'
import { NotFound } from './platform/errors.ts'
import { answerAccountsApi } from './platform/http/accountsApi.ts'
import type { Carried, Env, House, Visit } from './platform/http/env.ts'
import { neverKept, readBody, safeHeaders, welcome } from './platform/http/front.ts'
import { limitedWithoutAccount } from './platform/http/limited.ts'
import { answerReady, onlyWhenServing } from './platform/http/serving.ts'
import { inPartnership, resolveAccount } from './platform/http/visit.ts'
import { answerProblem } from './problems.tsx'

/** The whole server as one function from a request to an answer. */
export function makeApp(house: House) {
  const app = new Hono<{ Bindings: HttpBindings; Variables: Carried & Visit }>()
  app.onError((problem, c) => answerProblem(problem, c as never))
  app.notFound((c) => answerProblem(new NotFound(), c as never))

  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', answerReady(house))
  app.get('/assets/*', serveAssets)

  app.use(welcome(house) as never)
  for (const { open } of house.capabilities) if (open) app.route('/', open as never)

  app.use(safeHeaders(house.settings), neverKept(), pages() as never, onlyWhenServing(house) as never)
  // Behind a proxy that ends TLS a request looks like http to us, and old browsers say nothing but their origin.
  const ours = new URL(house.settings.url).origin
  app.use(
    csrf({ origin: (origin, c) => origin === ours || origin === new URL(c.req.url).origin }),
    ...(readBody(house.capabilities.flatMap(({ largeForms = [] }) => largeForms)) as unknown as never[]),
  )

  app.on(['GET', 'POST'], '/api/auth/*', (c) => answerAccountsApi(c as never))

  app.use(resolveAccount() as never)
  for (const { outside } of house.capabilities) if (outside) app.route('/', outside as never)

  for (const { openForms = [] } of house.capabilities) {
    for (const { path, times, minutes } of openForms) app.post(`/:partnership${path}`, limitedWithoutAccount({ what: path, times, minutes }) as never)
  }
  const partnership = new Hono<Env>().use(inPartnership())
  for (const { routes } of house.capabilities) if (routes) partnership.route('/', routes)
  app.route('/:partnership', partnership as never)
  return app
}
