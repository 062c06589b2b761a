import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { takeAway } from './feed/pageRoutes.tsx'
import { introductions } from './introductions/routes.tsx'
import { keeping } from './keeping/routes.tsx'
import { directory } from './routes/directory.tsx'
import { groups } from './routes/groups.tsx'
import { search } from './search/routes.tsx'
import { visits } from './visits/routes.tsx'

// Static words stand before the id of an entry.
export const routes = new Hono<Env>()
  .route('/', takeAway)
  .route('/', search)
  .route('/', keeping)
  .route('/', directory)
  .route('/', groups)
  .route('/', introductions)
  .route('/', visits)
