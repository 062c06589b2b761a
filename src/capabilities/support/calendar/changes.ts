import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newToken } from '../../../platform/tokens.ts'
import { FEED_DAYS, type Shows } from './feed.ts'

/** Makes an address for the viewer's talks, and closes the one before. The token is answered once and stored as its hash. */
export async function makeFeed(acting: Acting, shows: Shows): Promise<string> {
  const { tx, viewer, now } = acting
  const { token, hash } = newToken()
  const made = { tokenHash: hash, shows, madeAt: now, expiresAt: new Date(now.getTime() + FEED_DAYS * 86_400_000) }
  await tx
    .insertInto('calendarFeed')
    .values({ partnershipId: viewer.partnershipId, membershipId: viewer.membershipId, accountId: viewer.accountId as string, ...made })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'membershipId']).doUpdateSet(made))
    .execute()
  await recordInAudit(acting, 'made', { thing: 'calendar address' })
  return token
}

/** The address stops working at once. */
export async function stopFeed(acting: Acting) {
  const { tx, viewer } = acting
  await tx.deleteFrom('calendarFeed').where('partnershipId', '=', viewer.partnershipId).where('membershipId', '=', viewer.membershipId).execute()
  await recordInAudit(acting, 'stopped', { thing: 'calendar address' })
}
