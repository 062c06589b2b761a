import type { Acting } from '../../../platform/http/env.ts'
import type { SupportWent } from '../../../platform/manifest.ts'
import { listReferralsInto } from '../queries.ts'
import { prepareTelling, sayItGoesOn } from './tellings.ts'

const FIRST_TALK = 'We have talked for the first time.'
/** What we would tell whoever referred, when nobody said it in other words. */
const OURS = {
  'in touch': 'We are in touch with them.',
  ended: 'Our support has come to an end. They can always ask us again.',
}

/**
 * Support has come further: what whoever referred is to hear of it is written for the person to read first. So does whoever referred them while it
 * went on; words that were agreed for the first are not told to others. Nothing of one that was taken back.
 */
export async function tellOfSupport(acting: Acting, { to, told, isFirstTalk = false, referralId, ...support }: SupportWent) {
  for (const { isInTouch, ...referral } of await listReferralsInto(acting.tx, acting.viewer.partnershipId, { referralId, ...support })) {
    if (to === 'on again') {
      await sayItGoesOn(acting, referral)
      continue
    }
    const isTheFirst = referral.id === referralId
    // Of each talk it is asked: whoever referred hears of one.
    if (to === 'in touch' && (isInTouch || (isTheFirst && !isFirstTalk))) continue
    await prepareTelling(acting, referral, to, (isTheFirst && told) || (to === 'in touch' && isTheFirst ? FIRST_TALK : OURS[to]))
  }
}
