import type { Typed } from '../../../design/form/field.ts'
import type { WayIn } from '../referral.ts'

/** What somebody wrote so far. */
export interface Written {
  typed: Typed
  /** Steps they have been through, whether or not they answered anything. */
  seen: readonly string[]
}

/** A referral that somebody is still writing. */
export interface Draft extends Written {
  id: string
  wayIn: WayIn
  /** The organisation whose public link it came by. */
  organisationId: string | null
  changedAt: Date
  expiresAt: Date
  sentAt: Date | null
}

/** Days until a draft is forgotten: somebody with an account comes back, a browser may be anybody's. */
export const KEPT_DAYS = { account: 14, browser: 3 }
