import type { Tx } from '../../../../platform/database/narrowed.ts'

const SHOWN = ['partnershipId', 'id', 'words', 'version'] as const

/** A list of words that mean the same. */
export const findSynonym = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('synonym').select(SHOWN).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The lists, the oldest first. At most `limit`, after `after`. */
export const listSynonyms = (tx: Tx, partnershipId: string, { after, limit = 50 }: { after?: string | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('synonym')
    .select(SHOWN)
    .where('partnershipId', '=', partnershipId)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
