import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { OutsideEnv } from '../../platform/http/env.ts'

const NAME = 'livewell.by_link'
const WAITING = 'waiting for the second step'
const MINUTES = 15

/**
 * Remembers for a quarter of an hour that somebody has just come by a link to their e-mail: it stands in for the password they
 * may have forgotten when they choose a new one. Without an account the second step is still to come.
 */
export const rememberLink = (c: Context<OutsideEnv>, accountId: string = WAITING) =>
  setSignedCookie(c, NAME, accountId, c.var.house.settings.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.settings.url.startsWith('https:'),
    maxAge: MINUTES * 60,
  })

/** After the second step: whoever began with a link came by it. */
export async function rememberLinkAfterCode(c: Context<OutsideEnv>, accountId: string) {
  if ((await getSignedCookie(c, c.var.house.settings.secret, NAME)) === WAITING) await rememberLink(c, accountId)
}

/** Whether this account has just come by a link, in this browser. */
export const cameByLink = async (c: Context<OutsideEnv>, accountId: string): Promise<boolean> =>
  (await getSignedCookie(c, c.var.house.settings.secret, NAME)) === accountId

export const forgetLink = (c: Context<OutsideEnv>) => deleteCookie(c, NAME, { path: '/' })
