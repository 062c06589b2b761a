import type { Acting } from '../../../platform/http/env.ts'
import type { SupportWent } from '../../../platform/manifest.ts'
import { findReferral } from '../queries.ts'
import { prepareTelling } from './tellings.ts'

/** What we would tell whoever referred, when nobody said it in other words. */
const OURS: Record<SupportWent['to'], string> = {
  'in touch': 'We have talked for the first time.',
  ended: 'Our support has come to an end. They can always ask us again.',
}

/** Support has come further: what whoever referred is to hear of it is written for the person to read first. Nothing of one that was taken back. */
export async function tellOfSupport(acting: Acting, { to, referralId, told }: SupportWent) {
  const referral = await findReferral(acting.tx, acting.viewer.partnershipId, referralId)
  if (referral?.state === 'accepted') await prepareTelling(acting, referral, to, told || OURS[to])
}
