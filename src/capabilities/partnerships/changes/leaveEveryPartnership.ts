import { recordInAudit } from '../../../platform/audit.ts'
import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'
import type { Carried, House } from '../../../platform/http/env.ts'
import { type Reach, Viewer } from '../../../platform/viewer.ts'
import { holdStill } from '../administration/changes/holdStill.ts'
import { countOtherAdministrators } from '../administration/queries.ts'
import { listOwnMemberships } from '../queries.ts'

type OwnMembership = Awaited<ReturnType<typeof listOwnMemberships>>[number]

/** Without them nobody could set the partnership up any more. */
export class OnlyAdministrator extends Error {
  override name = 'OnlyAdministrator'
}

/** The partnerships in which an account is the only administrator. */
export async function listWhereOnlyAdministrator(house: Pick<House, 'database'>, accountId: string) {
  const only: { slug: string; name: string }[] = []
  for (const membership of await ownMemberships(house, accountId)) {
    const isOnly = await narrowed(house.database.pool, reachOf(membership, accountId), (tx) => isOnlyAdministrator(tx, membership))
    if (isOnly) only.push({ slug: membership.slug, name: membership.name })
  }
  return only
}

/**
 * Parts an account from every partnership: its memberships end and are nobody's any more. What they wrote there keeps their name.
 * A short transaction for each; done again it goes on where it stopped. Throws OnlyAdministrator.
 */
export async function leaveEveryPartnership({ house, now, requestId }: Pick<Carried, 'house' | 'now' | 'requestId'>, accountId: string) {
  // Before any of them ends; and again with each, because another administrator may leave at the same moment.
  if ((await listWhereOnlyAdministrator(house, accountId)).length > 0) throw new OnlyAdministrator()
  for (const membership of await ownMemberships(house, accountId)) {
    const reach = reachOf(membership, accountId)
    await narrowed(house.database.pool, reach, async (tx) => {
      const { partnershipId, membershipId, personId, memberName, hats, leftAt } = membership
      if (reach.hat) await holdStill(tx, partnershipId)
      if (await isOnlyAdministrator(tx, membership)) throw new OnlyAdministrator()
      await tx.deleteFrom('hatWorn').where('partnershipId', '=', partnershipId).where('membershipId', '=', membershipId).execute()
      await tx
        .updateTable('membership')
        .set((row) => ({
          accountId: null,
          leftAt: leftAt ?? now,
          // Nothing is left to come back to: they would be invited anew, as anybody.
          joinedAt: null,
          invitedEmail: null,
          invitationHash: null,
          invitationExpiresAt: null,
          coveringTeamIds: [],
          coveringUntil: null,
          version: row('version', '+', 1),
        }))
        .where('partnershipId', '=', partnershipId)
        .where('id', '=', membershipId)
        .execute()
      const viewer = new Viewer(membership.partnership, { ...reach, name: memberName, hat: hats[0] })
      await recordInAudit({ tx, viewer, requestId, now }, 'deleted', { thing: 'account', thingId: membershipId, ...(personId ? { personId } : {}) })
    })
  }
}

const ownMemberships = ({ database }: Pick<House, 'database'>, accountId: string) => narrowed(database.pool, { accountId }, listOwnMemberships)

// As an administrator only where they are one, to count the others. No other hat is needed to leave.
const reachOf = ({ partnershipId, membershipId, hats, leftAt }: OwnMembership, accountId: string): Reach => ({
  partnershipId,
  accountId,
  membershipId,
  hat: hats.includes('administrator') && !leftAt ? 'administrator' : undefined,
})

const isOnlyAdministrator = async (tx: Tx, { partnershipId, membershipId, hats, leftAt }: OwnMembership) =>
  hats.includes('administrator') && !leftAt && (await countOtherAdministrators(tx, partnershipId, membershipId)) === 0
