import type { Context, MiddlewareHandler } from 'hono'
import type { Visit } from '../../../platform/http/env.ts'
import type { Entry } from '../entry.ts'

export type OfEntry = { Variables: Visit & { entry: Entry } }

/** Whom the routes of what belongs to an entry let in, what they answer, and where they lead: with an account, or by a keeper's link. */
export interface Kept<Addresses> {
  guard: MiddlewareHandler<any>
  pattern: Addresses
  at: (c: Context<OfEntry>) => Addresses
  /** The page of the entry that they lead back to. */
  back: (c: Context<OfEntry>) => string
}
