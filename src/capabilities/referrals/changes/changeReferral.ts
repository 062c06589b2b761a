import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Referral } from '../referral.ts'
import { writeDown } from './writeDown.ts'

/** The person changes what they asked for, and says why. Their words of before stay in the history. Throws OutOfDate. */
export async function changeReferral(
  acting: Acting<Viewer>,
  referral: Referral,
  { ownWords, because, byName }: { ownWords: string; because: string; byName: string },
) {
  await writeDown(acting, referral, {
    did: 'changed',
    set: { ownWords },
    reason: because,
    was: referral.ownWords === ownWords ? '' : referral.ownWords,
    byName,
  })
  await recordInAudit(acting, 'changed', { thing: 'referral', thingId: referral.id, personId: referral.personId })
}
