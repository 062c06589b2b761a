import type { Tx } from '../../../platform/database/narrowed.ts'

/** Keeps whether a person agreed that their figures, never their name, may be counted. Their last word stands. */
export const setMayCount = (tx: Tx, partnershipId: string, personId: string, mayCount: boolean) =>
  tx.updateTable('person').set({ countsInEvaluation: mayCount }).where('partnershipId', '=', partnershipId).where('id', '=', personId).execute()
