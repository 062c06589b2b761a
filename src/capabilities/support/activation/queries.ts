import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Activation } from './activation.ts'

/** How activation was, each time it was asked: latest first. */
export const listActivationOf = (tx: Tx, partnershipId: string, personId: string, limit = 40): Promise<Activation[]> =>
  tx
    .selectFrom('activation')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('agreedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
