import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'

/** What the partnership added, changed or turned off, by phrase. */
export const listOwnWays = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('wayOfSaying').selectAll().where('partnershipId', '=', partnershipId).orderBy('foldedPhrase').limit(500).execute()

export const findWay = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('wayOfSaying').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The viewer's own months, oldest first: at most two years. Nobody else finds any. */
export const listTallies = async (tx: Tx, { partnershipId, membershipId }: Member) => {
  const latest = await tx
    .selectFrom('wordTally')
    .select(['monthOn', 'notes', 'noticed'])
    .where('partnershipId', '=', partnershipId)
    .where('membershipId', '=', membershipId)
    .orderBy('monthOn', 'desc')
    .limit(24)
    .execute()
  return latest.toReversed()
}
