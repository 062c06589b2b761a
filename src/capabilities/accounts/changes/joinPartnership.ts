import { recordInAudit } from '../../../platform/audit.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Carried } from '../../../platform/http/env.ts'
import { Viewer } from '../../../platform/viewer.ts'
import type { Invitation } from '../invitation.ts'

/** They are a member of this partnership already, by another invitation. */
export class MemberAlready extends Error {}

/**
 * Takes an invitation for an account: from now on the membership is theirs, and its link opens nothing. Its own short
 * transaction, which reaches the one row and no other. Throws OutOfDate when the link was used meanwhile, and MemberAlready.
 */
export async function joinPartnership({ house, now, requestId }: Pick<Carried, 'house' | 'now' | 'requestId'>, invitation: Invitation, accountId: string) {
  const { partnership, id, tokenHash, name, hats, version } = invitation
  const viewer = new Viewer(partnership, { accountId, membershipId: id, name, hats, ...(hats[0] ? { hat: hats[0] } : {}), tokenHash })
  const reach = { partnershipId: partnership.id, accountId, tokenHash }
  await narrowed(house.database.pool, reach, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('membership')
      .set({ accountId, joinedAt: now, invitationHash: null, invitationExpiresAt: null, version: version + 1 })
      .where('partnershipId', '=', partnership.id)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) throw new OutOfDate('This invitation has been used already.')
    await recordInAudit({ tx, viewer, requestId, now }, 'joined', { thing: 'membership', thingId: id })
  }).catch((problem: { code?: string; constraint?: string }) => {
    throw problem.code === '23505' ? new MemberAlready() : problem
  })
}
