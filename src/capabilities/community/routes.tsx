import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { takeAway } from './feed/pageRoutes.tsx'
import { gaps } from './gaps/routes.tsx'
import { grants } from './grants/routes.tsx'
import { groups } from './groups/routes.tsx'
import { imports } from './imports/routes.tsx'
import { introductions } from './introductions/routes.tsx'
import { keeping } from './keeping/routes.tsx'
import { calendars } from './routes/calendars.ts'
import { directory } from './routes/directory.tsx'
import { organisers } from './routes/organisers.tsx'
import { places } from './routes/places.tsx'
import { times } from './routes/times.tsx'
import { search } from './search/routes.tsx'
import { visits } from './visits/routes.tsx'

// Static words stand before the id of an entry.
export const routes = new Hono<Env>()
  .route('/', takeAway)
  .route('/', search)
  .route('/', keeping)
  .route('/', calendars)
  .route('/', organisers)
  .route('/', imports)
  .route('/', directory)
  .route('/', times)
  .route('/', places)
  .route('/', groups)
  .route('/', introductions)
  .route('/', visits)
  .route('/', gaps)
  .route('/', grants)
