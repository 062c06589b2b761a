import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { offerRoutes } from './offers/routes.tsx'
import { ownRoutes } from './ownRoutes.tsx'
import { reflectionRoutes } from './reflection/routes.tsx'
import { supervisionRoutes } from './supervision/routes.tsx'
import { wordingRoutes } from './wording/routes.tsx'

export const routes = new Hono<Env>()
  .route('/', ownRoutes)
  .route('/', supervisionRoutes)
  .route('/', reflectionRoutes)
  .route('/', wordingRoutes)
  .route('/', offerRoutes)
