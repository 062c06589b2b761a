import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { dayIn } from '../platform/clock.ts'
import type { Carried, OutsideEnv } from '../platform/http/env.ts'
import type { Viewer } from '../platform/viewer.ts'
import { VisitContext, type VisitOnPage } from './visit.tsx'

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: only an interface can be merged with Hono's own
    (page: ReactElement, status?: ContentfulStatusCode): Response | Promise<Response>
  }
}

/** Lets a route answer with `c.render(<Page/>)`: HTML from the server, complete, nothing to run in the browser. */
export const pages = () =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    c.setRenderer((page, status = 200) => {
      const html = renderToStaticMarkup(<VisitContext value={visitOf(c)}>{page}</VisitContext>)
      return c.html(`<!doctype html>${html}`, status)
    })
    await next()
  })

function visitOf(c: Context<OutsideEnv>): VisitOnPage {
  const carried: Carried = c.var
  const viewer = c.get('viewer' as never) as Viewer | undefined
  return {
    words: carried.words,
    viewer,
    account: carried.account,
    path: c.req.path,
    today: dayIn(viewer?.partnership.timeZone ?? 'Europe/London', carried.now),
    notice: carried.notice,
    navigation: viewer ? navigationFor(carried, viewer) : [],
    isDemo: carried.house.settings.demo,
  }
}

function navigationFor({ house }: Carried, viewer: Viewer) {
  const { hat, partnership } = viewer
  return house.capabilities
    .flatMap(({ navigation = [] }) => navigation)
    .filter((item) => item.for === 'anybody' || (hat !== undefined && item.for.includes(hat)))
    .map(({ href, for: _, ...item }) => ({ ...item, href: href(partnership.slug) }))
}
