import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import type { Member } from '../../src/platform/viewer.ts'
import { openBrowser } from './chromium.ts'
import { Visitor } from './visitor.ts'
import { aWorld, signIn, type World } from './world.ts'

/** How somebody comes to us. */
export interface Way {
  name: string
  viewport: { width: number; height: number }
  hasScript: boolean
}

export const AT_A_DESK: Way = { name: 'at a desk', viewport: { width: 1280, height: 900 }, hasScript: true }
export const ON_A_PHONE: Way = { name: 'on a phone', viewport: { width: 360, height: 740 }, hasScript: true }
export const WITHOUT_SCRIPT: Way = { name: 'with JavaScript off', viewport: { width: 1280, height: 900 }, hasScript: false }

/** Every way that a story is told. */
export const EACH_WAY = [AT_A_DESK, ON_A_PHONE, WITHOUT_SCRIPT] as const

/** A world that is served at a real address, and the people who come to it. */
export interface Place {
  world: World
  url: string
  way: Way
  /** Somebody with a browser of their own: signed in when a member is given. */
  somebody: (as?: Member, more?: { language?: string }) => Promise<Visitor>
}

/** Tells stories in each way, each in a world of its own, so that no way finds what another left. */
export function tellIn(ways: readonly Way[], tell: (place: Place) => void) {
  describe.each(ways)('$name', (way) => {
    const place = { way } as Place
    let browser: Browser | undefined
    let close: (() => Promise<void>) | undefined

    beforeAll(async () => {
      const served = await aServedWorld()
      close = served.close
      browser = await openBrowser()
      Object.assign(place, served)
    })
    afterAll(async () => {
      await browser?.close()
      await close?.()
    })

    place.somebody = async (as, { language } = {}) => {
      if (!browser) throw new Error('The browser is open only while a test runs')
      const { world, url } = place
      const { viewport, hasScript } = way
      const context = await browser.newContext({ baseURL: url, viewport, javaScriptEnabled: hasScript, locale: 'en-GB', hasTouch: way === ON_A_PHONE })
      const cookies = [as ? await signIn(world.database, as) : '', language ? `language=${language}` : ''].filter(Boolean)
      for (const cookie of cookies) {
        const at = cookie.indexOf('=')
        await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }])
      }
      return new Visitor(await context.newPage(), way)
    }
    tell(place)
  })
}

/** Serves a new world on a free port. */
export async function aServedWorld(): Promise<{ world: World; url: string; close: () => Promise<void> }> {
  let answer: ReturnType<typeof makeApp>['fetch'] | undefined
  // The port is known only once it listens, and the world has to know its address.
  const server = serve({ fetch: (request, bindings) => answer!(request, bindings as never), port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((listening) => server.once('listening', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world = await aWorld({ url })
  answer = makeApp(world.house).fetch
  return { world, url, close: () => new Promise((closed) => server.close(() => closed())) }
}
