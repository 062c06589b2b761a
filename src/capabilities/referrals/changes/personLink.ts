import { createHmac } from 'node:crypto'
import type { Acting, House } from '../../../platform/http/env.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { paths } from '../paths.ts'
import type { Referral } from '../referral.ts'

/** For how long the link in a message to the person opens what they asked for. The next message that has it begins anew. */
export const DAYS_OF_LINK = 60

/**
 * The link by which somebody without an account opens what they asked for: made from the id of the referral and the secret of the server, so
 * that each message can carry it and no table holds it.
 */
export function personLink({ settings }: Pick<House, 'settings'>, slug: string, referralId: string): { url: string; hash: string } {
  const token = createHmac('sha256', settings.secret).update(`what somebody asked for ${referralId}`).digest('base64url')
  return { url: `${settings.url}${paths.yours(slug, token)}`, hash: hashToken(token) }
}

/**
 * The link for a message to the person, which opens from now for as long as the first did. Empty when they have none, or when it was
 * made in a way that nobody can repeat.
 */
export async function lendLink({ tx, viewer, house, now }: Acting<Viewer>, referral: Referral): Promise<string> {
  const { url, hash } = personLink(house, viewer.partnership.slug, referral.id)
  if (referral.personLinkHash !== hash) return ''
  await tx
    .updateTable('referral')
    .set({ personLinkUntil: new Date(now.getTime() + DAYS_OF_LINK * 86_400_000) })
    .where('partnershipId', '=', referral.partnershipId)
    .where('id', '=', referral.id)
    .execute()
  return url
}
