import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { concernRoutes } from './concerns/routes.tsx'
import { outingRoutes } from './outings/routes.tsx'
import { setupRoutes } from './setup/routes.tsx'

export const routes = new Hono<Env>().route('/', setupRoutes).route('/', concernRoutes).route('/', outingRoutes)
