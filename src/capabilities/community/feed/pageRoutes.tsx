import { Hono } from 'hono'
import { anybody } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { lookingIn } from '../search/find.ts'
import { TakeAwayPage } from './pages/TakeAwayPage.tsx'

/** The page that says how the directory can be taken away. */
export const takeAway = new Hono<Env>().get('/community/take-away', anybody(), (c) =>
  c.render(<TakeAwayPage looking={lookingIn(c)} base={new URL(c.var.house.settings.url).origin} />),
)
