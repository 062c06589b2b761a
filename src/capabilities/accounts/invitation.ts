import { narrowed } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import type { Hat, Partnership } from '../../platform/viewer.ts'

/** A membership that waits for somebody to join. */
export interface Invitation {
  partnership: Partnership
  id: string
  name: string
  hats: readonly Hat[]
  email: string | null
  invitedBy: string | null
  version: number
  tokenHash: string
}

/** The invitation that a link opens, while it is good. Reaches what the link reaches, whoever is signed in. */
export async function findInvitation(house: Pick<House, 'database'>, partnership: Partnership, tokenHash: string, now: Date): Promise<Invitation | undefined> {
  const row = await narrowed(house.database.pool, { partnershipId: partnership.id, tokenHash }, (tx) =>
    tx
      .selectFrom('membership')
      .where('partnershipId', '=', partnership.id)
      .where('joinedAt', 'is', null)
      .where('leftAt', 'is', null)
      .where((eb) => eb.or([eb('invitationExpiresAt', 'is', null), eb('invitationExpiresAt', '>', now)]))
      .select(['id', 'name', 'hats', 'invitedEmail as email', 'invitedByName as invitedBy', 'version'])
      .executeTakeFirst(),
  )
  return row && { ...row, partnership, tokenHash }
}
