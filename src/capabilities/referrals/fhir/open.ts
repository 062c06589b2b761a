import type { Hono } from 'hono'
import type { OutsideEnv } from '../../../platform/http/env.ts'
import { makeFhir } from './routes.ts'

/** What programs of practices and others ask. */
export const open = makeFhir() as unknown as Hono<OutsideEnv>
