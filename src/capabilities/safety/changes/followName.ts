import type { Acting } from '../../../platform/http/env.ts'

/** An administrator changed the name of somebody who answers concerns: those who raise one read the name there. */
export const followName = ({ tx, viewer }: Acting, { id, name }: { id: string; name: string }) =>
  tx.updateTable('safetyLead').set({ name }).where('partnershipId', '=', viewer.partnershipId).where('membershipId', '=', id).execute()
