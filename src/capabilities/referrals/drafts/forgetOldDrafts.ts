import { narrowed } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'

/** Forgets drafts that have run out. They could not be read any more; from now on they are gone. */
export const forgetOldDrafts = ({ database, clock }: House, partnership: { id: string }) =>
  narrowed(
    database.pool,
    { partnershipId: partnership.id },
    async (tx) => {
      await tx.deleteFrom('referralDraft').where('partnershipId', '=', partnership.id).where('expiresAt', '<=', clock()).execute()
    },
    'livewell_background',
  )
