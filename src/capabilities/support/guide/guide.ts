import type { Tx } from '../../../platform/database/narrowed.ts'
import type { SupportState } from '../support.ts'

/** What is usual in a partnership: a guide, and never a gate. */
export interface Guide {
  coachTalks: number
  linkWorkTalks: number
  daysWithoutWord: number
  triesBeforeWriting: number
  hasLicensedMeasure: boolean
  version: number
}

/** Ours, until a partnership says otherwise (Live Well paper, sections 4.2 and 4.3: one to five, and six to eight). */
export const OUR_GUIDE: Guide = { coachTalks: 5, linkWorkTalks: 8, daysWithoutWord: 30, triesBeforeWriting: 3, hasLicensedMeasure: false, version: 0 }

/** The guide of a partnership, or ours. */
export async function findGuide(tx: Tx, partnershipId: string): Promise<Guide> {
  const row = await tx
    .selectFrom('supportGuide')
    .select(['coachTalks', 'linkWorkTalks', 'daysWithoutWord', 'triesBeforeWriting', 'hasLicensedMeasure', 'version'])
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirst()
  return row ?? OUR_GUIDE
}

/** Whether one more talk is more than is usual: then going on needs a reason in a line. */
export const isBeyond = (guide: Guide, { state, talksInState }: { state: SupportState; talksInState: number }) =>
  (state === 'coaching' && talksInState + 1 >= guide.coachTalks) || (state === 'link work' && talksInState + 1 >= guide.linkWorkTalks)
