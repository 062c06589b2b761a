import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Referral } from '../referral.ts'
import { writeDown } from './writeDown.ts'

/** A worker looks after it until it is answered; their colleagues see that they do. Throws OutOfDate when somebody else was first. */
export async function takeReferral(acting: Acting, referral: Referral) {
  const { membershipId, name } = acting.viewer
  await writeDown(acting, referral, { did: 'taken', set: { takenBy: membershipId, takenByName: name } })
  await recordInAudit(acting, 'took', { thing: 'referral', thingId: referral.id, personId: referral.personId })
}
