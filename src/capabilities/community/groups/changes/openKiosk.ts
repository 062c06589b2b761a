import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { newToken } from '../../../../platform/tokens.ts'
import type { Group } from '../group.ts'
import { firstNames, hashCode } from '../kiosk.ts'
import { listMembers } from '../queries/groups.ts'
import { MOST_NAMES } from '../queries/kiosk.ts'

/**
 * Opens a kiosk for today, with the first names that the register knows, and closes any other of the day. Gives the token of its
 * link: whoever holds it reaches those names and nothing else.
 */
export async function openKiosk(acting: Acting, group: Group, code: string): Promise<string> {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const { token, hash } = newToken()
  const id = newId()
  await closeKiosks(acting, group)
  await tx
    .insertInto('kiosk')
    .values({
      partnershipId,
      id,
      groupId: group.id,
      groupName: group.name,
      metOn: today,
      tokenHash: hash,
      codeHash: hashCode(code),
      byMembership: viewer.membershipId,
      createdAt: now,
    })
    .execute()
  const members = (await listMembers(tx, group, undefined)).slice(0, MOST_NAMES)
  if (members.length > 0) {
    const names = firstNames(members).map((member) => ({
      partnershipId,
      id: newId(),
      kioskId: id,
      groupId: group.id,
      tokenHash: hash,
      memberId: member.id,
      firstName: member.firstName,
    }))
    await tx.insertInto('kioskName').values(names).execute()
  }
  await recordInAudit(acting, 'opened', { thing: 'kiosk', thingId: id })
  return token
}

/** Closes every kiosk of a group, from wherever whoever leads it is. */
export const closeKiosks = ({ tx, viewer: { partnershipId } }: Pick<Acting, 'tx' | 'viewer'>, { id }: Pick<Group, 'id'>) =>
  tx.updateTable('kiosk').set({ state: 'closed' }).where('partnershipId', '=', partnershipId).where('groupId', '=', id).where('state', '<>', 'closed').execute()
