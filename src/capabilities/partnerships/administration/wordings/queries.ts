import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Wording } from './wording.ts'

/** The kinds of messages that the partnership words itself. */
export const listWordings = (tx: Tx, partnershipId: string): Promise<Wording[]> =>
  tx.selectFrom('messageWording').selectAll().where('partnershipId', '=', partnershipId).orderBy('kind').execute()

export const findWording = (tx: Tx, partnershipId: string, kind: string): Promise<Wording | undefined> =>
  tx.selectFrom('messageWording').selectAll().where('partnershipId', '=', partnershipId).where('kind', '=', kind).executeTakeFirst()

/** How one kind of message was worded, by whom and when: the latest first, twenty of them. */
export const listHistoryOfWording = (tx: Tx, partnershipId: string, kind: string) =>
  tx
    .selectFrom('messageWordingHistory')
    .select(['version', 'subject', 'body', 'text', 'byName', 'at'])
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
