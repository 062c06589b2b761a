import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { canBecome, type Referral, type ReferralState } from '../referral.ts'

interface Moved {
  reason?: string
  /** What whoever referred is told, if the person agreed that they hear. */
  told: string
}

/**
 * Sets the state of a referral, appends who, when and why, and tells the row of progress. Throws OutOfDate when somebody
 * answered first.
 */
export async function moveOn({ tx, viewer, now }: Acting, referral: Referral, state: ReferralState, { reason, told }: Moved) {
  if (!canBecome(referral.state, state)) throw new OutOfDate('This referral has been answered already.')
  const { partnershipId, id, teamId, personId } = referral
  const { numUpdatedRows } = await tx
    .updateTable('referral')
    .set({
      state,
      answeredAt: now,
      answeredBy: viewer.membershipId,
      version: referral.version + 1,
      ...(state === 'declined' ? { declinedBecause: reason ?? null } : {}),
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', referral.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else answered this referral just before you.')
  await tx
    .insertInto('referralHistory')
    .values({
      partnershipId,
      referralId: id,
      version: referral.version + 1,
      teamId,
      personId,
      state,
      reason: reason ?? null,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      at: now,
    })
    .execute()
  if (!referral.mayTellReferrer) return
  await tx
    .updateTable('referralProgress')
    .set({ state, told, changedAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('referralId', '=', id)
    .execute()
}
