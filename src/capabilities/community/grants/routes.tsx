import { Hono } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { applications } from './routes/applications.tsx'
import { asking } from './routes/asking.tsx'
import { pots } from './routes/pots.tsx'

/** Small grants: pots, asking, and deciding together. Static words stand before ids. */
export const grants = new Hono<Env>().route('/', asking).route('/', pots).route('/', applications)
