import type { Updateable } from 'kysely'
import type { ReferralHistory, Referral as ReferralTable } from '../../../../database/schema.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Referral } from '../referral.ts'

interface Step {
  did?: ReferralHistory['did'] extends { __select__: infer Did } ? Did : ReferralHistory['did']
  set?: Pick<Updateable<ReferralTable>, 'state' | 'answeredAt' | 'answeredBy' | 'declinedBecause' | 'ownWords' | 'takenBy' | 'takenByName' | 'goesOnIn'>
  reason?: string | undefined
  was?: string
  /** Who did it, when it is somebody with a link in hand. */
  byName?: string
}

/** One thing that happened to a referral: sets what it changes, and appends who, when and why. Throws OutOfDate when somebody else was first. */
export async function writeDown({ tx, viewer, now }: Acting<Viewer>, referral: Referral, { did, set = {}, reason, was, byName = viewer.name }: Step) {
  const { partnershipId, id, teamId, personId } = referral
  const version = referral.version + 1
  const { numUpdatedRows } = await tx
    .updateTable('referral')
    .set({ ...set, version })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', referral.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else answered or changed this referral just before you.')
  const by = { byMembership: viewer.membershipId ?? null, byName, at: now }
  await tx
    .insertInto('referralHistory')
    .values({
      ...{ partnershipId, referralId: id, version, teamId, personId, ...by },
      state: set.state ?? referral.state,
      did: did ?? 'moved on',
      reason: reason ?? null,
      was: was ?? '',
    })
    .execute()
}
