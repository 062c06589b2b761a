import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'

/** A person's name was put right: their support bears it too, so that a caseload is one read and finds them by it. */
export const followName = ({ tx, viewer }: Acting, { id, name }: { id: string; name: string }) =>
  tx
    .updateTable('support')
    .set({ personName: name, foldedName: foldName(name) })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('personId', '=', id)
    .execute()
