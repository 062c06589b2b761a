import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Support } from '../support.ts'

/** Whoever introduced the person and may hear that support ends, by name; nothing when nobody did, when the person did not agree, or when they took it back. */
export async function findWhoIsTold(tx: Tx, { partnershipId, referralId }: Pick<Support, 'partnershipId' | 'referralId'>): Promise<string | undefined> {
  const referral = await tx
    .selectFrom('referral')
    .select('referrerName')
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', referralId)
    .where('state', '=', 'accepted')
    .where('takenBackAt', 'is', null)
    .where('mayTellReferrer', '=', true)
    .executeTakeFirst()
  return referral?.referrerName ?? undefined
}
