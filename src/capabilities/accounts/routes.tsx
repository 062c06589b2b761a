import { Hono } from 'hono'
import type { OutsideEnv } from '../../platform/http/env.ts'
import { accountRoutes } from './accountRoutes.tsx'
import { deleteRoutes } from './deleteRoutes.tsx'
import { joinRoutes } from './joinRoutes.tsx'
import { signInRoutes } from './signInRoutes.tsx'
import { twoStepRoutes } from './twoStepRoutes.tsx'

// In this order: what guards `/account/…` stands before all of it.
export const outside = new Hono<OutsideEnv>()
  .route('/', signInRoutes)
  .route('/', accountRoutes as never)
  .route('/', twoStepRoutes as never)
  .route('/', deleteRoutes as never)
  .route('/', joinRoutes)
