import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Hat } from '../../../../platform/viewer.ts'
import { invitationTo, newInvitation } from '../invitation.ts'
import { type MemberRow, stateOf } from '../member.ts'
import { findMemberInvitedAt } from '../queries.ts'
import type { Wrong } from '../saving.ts'
import { audited } from './changeMember.ts'

export interface Invited {
  id: string
  name: string
  email: string
  hats: Hat[]
  teamIds: string[]
  organisationIds: string[]
  groupIds: string[]
}

/** An address is invited once: more hats go to the membership it has. */
export async function whatIsWrongWithInvitation({ tx, viewer }: Acting, { id, email }: Pick<Invited, 'id' | 'email'>): Promise<Wrong[]> {
  const there = await findMemberInvitedAt(tx, viewer.partnershipId, email.toLowerCase())
  if (!there || there.id === id) return []
  const message =
    stateOf(there) === 'left'
      ? '{{name}} was here with this address, and left. Open their page to bring them back'
      : '{{name}} has this address, and is here or invited already. Open their page to give them other hats'
  return [{ field: 'email', message, about: { name: there.name } }]
}

/** Invites somebody: their membership waits for them, and the link to it is on its way. The same id sent twice is one invitation. */
export async function inviteMember(acting: Acting, { email, ...invited }: Invited) {
  const { tx, viewer, now } = acting
  const { columns, link } = newInvitation(acting)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('membership')
    .values({
      ...invited,
      ...columns,
      partnershipId: viewer.partnershipId,
      invitedEmail: email.toLowerCase(),
      invitedBy: viewer.membershipId,
      invitedByName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await recordInAudit(acting, 'invited', { thing: 'membership', thingId: invited.id, reason: `as ${invited.hats.join(', ')}` })
  await putInOutbox(acting, invitationTo(acting, { name: invited.name, email, link }))
}

/** Sends a new link; the one before stops working. Throws OutOfDate when there is nothing to send any more. */
export async function inviteAgain(acting: Acting, member: MemberRow, versionSeen: number) {
  const { columns, link } = newInvitation(acting)
  const { numUpdatedRows } = await acting.tx
    .updateTable('membership')
    .set({ ...columns, version: versionSeen + 1 })
    .where('partnershipId', '=', member.partnershipId)
    .where('id', '=', member.id)
    .where('version', '=', versionSeen)
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n || !member.invitedEmail) throw new OutOfDate('This invitation has been used, taken back or sent again meanwhile.')
  await recordInAudit(acting, 'invited again', audited(member))
  await putInOutbox(acting, invitationTo(acting, { name: member.name, email: member.invitedEmail, link }))
}
