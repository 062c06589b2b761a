import type { Acting } from '../../../platform/http/env.ts'
import type { SupportWent } from '../../../platform/manifest.ts'
import type { Support } from '../support.ts'

/** Says to every capability how far a stretch of support has come, for those who have to tell somebody of it. */
export async function goesOn(
  acting: Acting,
  { id: supportId, personId, referralId }: Support,
  went: Omit<SupportWent, 'supportId' | 'personId' | 'referralId'>,
) {
  for (const { whenSupportGoesOn } of acting.house.capabilities) await whenSupportGoesOn?.(acting, { ...went, supportId, personId, referralId })
}
