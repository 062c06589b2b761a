import { Hono } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { belongingsRoutes } from './routes/belongings.tsx'
import { callsRoutes } from './routes/calls.tsx'
import { groupRoutes } from './routes/groups.tsx'
import { kioskRoutes } from './routes/kiosk.tsx'
import { lifeRoutes } from './routes/life.tsx'
import { posterRoutes } from './routes/poster.tsx'
import { registerRoutes } from './routes/register.tsx'
import { waitingRoutes } from './routes/waiting.tsx'

/** Groups, their registers, and what keeps them going. */
export const groups = new Hono<Env>()
  .route('/', groupRoutes)
  .route('/', registerRoutes)
  .route('/', kioskRoutes)
  .route('/', lifeRoutes)
  .route('/', belongingsRoutes)
  .route('/', posterRoutes)
  .route('/', waitingRoutes)
  .route('/', callsRoutes)
