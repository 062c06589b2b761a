import { createHmac } from 'node:crypto'
import type { House } from '../../../platform/http/env.ts'
import { hashToken } from '../../../platform/tokens.ts'

/**
 * The link of whoever asked: made from the id of the application and the secret of the server, so that each message can carry it and
 * no table holds it. It is given out to an address they left, and to the browser that sent the application first.
 */
export function linkOf({ settings }: Pick<House, 'settings'>, applicationId: string): { token: string; hash: string } {
  const token = createHmac('sha256', settings.secret).update(`small grant ${applicationId}`).digest('base64url')
  return { token, hash: hashToken(token) }
}
