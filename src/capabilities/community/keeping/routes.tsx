import { Hono } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { byLink } from './routes/byLink.tsx'
import { ofEntry } from './routes/ofEntry.tsx'
import { wholeDirectory } from './routes/wholeDirectory.tsx'

/** Keeping the directory true. Static words before an id, so this stands before the directory. */
export const keeping = new Hono<Env>().route('/', byLink).route('/', wholeDirectory).route('/', ofEntry)
