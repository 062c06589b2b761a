import type { Tx } from '../../../../platform/database/narrowed.ts'

/**
 * Keeps other administrators of the partnership waiting until this transaction ends, for rules that no single row can keep: exactly
 * one team takes the rest, one administrator stays.
 */
export const holdStill = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('partnership').select('partnershipId').where('partnershipId', '=', partnershipId).forUpdate().executeTakeFirstOrThrow()
