import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { reachingLink } from '../../../platform/database/narrowed.ts'
import type { Env } from '../../../platform/http/env.ts'
import { hashToken, isToken, newToken } from '../../../platform/tokens.ts'
import { KEPT_DAYS } from './draft.ts'

// Drafts of somebody signed in are theirs by their account. Without an account, a browser holds a secret, and drafts are of whoever holds it.
const COOKIE = 'livewell.drafts'

/** Whose drafts are asked for: a member's, or those of a browser that holds a secret. Nobody's, when it holds none. */
export type Holder = { madeBy: string; secretHash: null } | { madeBy: null; secretHash: string }

export function holderOf(c: Context<Env>): Holder | undefined {
  const { membershipId } = c.var.viewer
  if (membershipId) return { madeBy: membershipId, secretHash: null }
  const secret = getCookie(c, COOKIE)
  return isToken(secret) ? { madeBy: null, secretHash: hashToken(secret) } : undefined
}

/** The same for somebody who begins to write: a browser without a secret is given one. It forgets it when the last draft is forgotten. */
export function holderToWrite(c: Context<Env>): Holder {
  const known = holderOf(c)
  if (known?.madeBy) return known
  const given = getCookie(c, COOKIE)
  const token = isToken(given) ? given : newToken().token
  setCookie(c, COOKIE, token, {
    path: `/${c.var.viewer.partnership.slug}/referrals`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.settings.url.startsWith('https:'),
    maxAge: KEPT_DAYS.browser * 86_400,
  })
  return { madeBy: null, secretHash: hashToken(token) }
}

/** Does something with the reach of whoever holds the drafts. */
export const asHolder = <T>({ tx, viewer }: Pick<Env['Variables'], 'tx' | 'viewer'>, { secretHash }: Holder, work: () => Promise<T>): Promise<T> =>
  secretHash ? reachingLink(tx, viewer, secretHash, work) : work()
