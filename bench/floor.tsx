import { Hono } from 'hono'
import { HomePage } from '../src/design/layouts.tsx'
import { allow } from '../src/platform/access.ts'
import type { Env } from '../src/platform/http/env.ts'
import type { Capability } from '../src/platform/manifest.ts'

/** The least a page can cost: the same server, session, reach and narrowed transaction, and a shell with nothing in it. */
export const floor: Capability = {
  name: 'floor',
  routes: new Hono<Env>().get(
    '/floor',
    allow(() => true),
    (c) => c.render(<HomePage title="Floor">{null}</HomePage>),
  ),
}
