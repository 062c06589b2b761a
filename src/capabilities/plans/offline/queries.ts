import type { Tx } from '../../../platform/database/narrowed.ts'

/** A page of a plan as far as it can be told without opening it. */
export interface Cover {
  id: string
  kind: string
  version: number
  removedAt: Date | null
}

/** The pages that one plan has at most, with those that were taken out. */
export const MOST_PAGES = 400

/** The pages of the viewer’s own plan, those that were taken out too, none of them opened. */
export const listCovers = (tx: Tx, partnershipId: string, personId: string): Promise<Cover[]> =>
  tx
    .selectFrom('planPage')
    .select(['id', 'kind', 'version', 'removedAt'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('id')
    .limit(MOST_PAGES)
    .execute()
