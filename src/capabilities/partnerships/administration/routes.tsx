import { Hono } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { importRoutes } from './importRoutes.tsx'
import { memberRoutes } from './memberRoutes.tsx'
import { organisationRoutes } from './organisationRoutes.tsx'
import { setupRoutes } from './setupRoutes.tsx'
import { wordingRoutes } from './wordings/routes.tsx'

/** Everything an administrator sets up. */
export const administrationRoutes = new Hono<Env>()
  .route('/', setupRoutes)
  .route('/', organisationRoutes)
  .route('/', memberRoutes)
  .route('/', importRoutes)
  .route('/', wordingRoutes)
