import { Hono } from 'hono'
import type { Env } from '../../platform/http/env.ts'
import { directory } from './routes/directory.tsx'
import { groups } from './routes/groups.tsx'
import { introductions } from './routes/introductions.tsx'

export const routes = new Hono<Env>().route('/', directory).route('/', groups).route('/', introductions)
