import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { takeAway } from './feed/pageRoutes.tsx'
import { directory } from './routes/directory.tsx'
import { groups } from './routes/groups.tsx'
import { introductions } from './routes/introductions.tsx'
import { search } from './search/routes.tsx'

export const routes = new Hono<Env>().route('/', takeAway).route('/', search).route('/', directory).route('/', groups).route('/', introductions)
