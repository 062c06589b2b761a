import { Hono } from 'hono'
import type { OutsideEnv } from '../../../platform/http/env.ts'
import { makeExports } from './exports/routes.ts'
import { makeFeed } from './routes.ts'

/** What of the directory programs read: the feed, and the directory as a file. */
export const open = new Hono<OutsideEnv>().route('/', makeFeed()).route('/', makeExports())
