import type { Tx } from '../../platform/database/narrowed.ts'

/** Everything held here about a person: what they were introduced to, the name registers know them by, and the times they came. */
export const holdsAbout = async (tx: Tx, partnershipId: string, personId: string) => ({
  introductions: await tx.selectFrom('introduction').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).execute(),
  introductionSteps: await tx
    .selectFrom('introductionHistory')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .execute(),
  wishes: await tx.selectFrom('gapVoice').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).execute(),
  groups: await tx.selectFrom('groupMember').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).execute(),
  attendances: await tx.selectFrom('attendance').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).execute(),
  wishesToGroups: await tx.selectFrom('memberWish').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).execute(),
})
