import type { Updateable } from 'kysely'
import type { Membership } from '../../../../../database/schema.ts'
import { type Audited, recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Hat } from '../../../../platform/viewer.ts'
import { isGone, type MemberRow, stateOf } from '../member.ts'
import { countOtherAdministrators } from '../queries.ts'
import type { Wrong } from '../saving.ts'
import { holdStill } from './holdStill.ts'

export interface MemberDetails {
  name: string
  hats: Hat[]
  teamIds: string[]
  organisationIds: string[]
  groupIds: string[]
}

/** What is written down of a change to a membership; the person whose it is reads it among who has looked. */
export const audited = ({ id, personId }: Pick<MemberRow, 'id' | 'personId'>, reason?: string): Audited => ({
  thing: 'membership',
  thingId: id,
  ...(personId ? { personId } : {}),
  ...(reason ? { reason } : {}),
})

/**
 * Whether this would take away the last administrator: without one nobody could put it right again. No other administrator
 * changes hats after this until the transaction ends.
 */
export async function whatIsWrongWithHats({ tx, viewer }: Acting, member: MemberRow, hats: readonly Hat[]): Promise<Wrong[]> {
  const losesAdministrator = stateOf(member) === 'here' && member.hats.includes('administrator') && !hats.includes('administrator')
  if (!losesAdministrator) return []
  await holdStill(tx, viewer.partnershipId)
  if ((await countOtherAdministrators(tx, viewer.partnershipId, member.id)) > 0) return []
  return [{ field: 'hats', message: '{{name}} is the only administrator here. Make somebody else one first', about: { name: member.name } }]
}

/** Changes somebody's name, hats and what those reach; it counts from their next page on. Throws OutOfDate. */
export async function changeMember(acting: Acting, member: MemberRow, versionSeen: number, details: MemberDetails) {
  await update(acting, member, versionSeen, { ...details })
  if (details.name !== member.name) {
    // One after the other: they share the one connection of this transaction.
    for (const { whenMemberRenamed } of acting.house.capabilities) await whenMemberRenamed?.(acting, { id: member.id, name: details.name })
  }
  await recordInAudit(acting, 'changed', audited(member, `${member.hats.join(', ')} → ${details.hats.join(', ')}`))
}

/** Lets somebody stand in for teams until a day, the day included. No teams: they cover for none from now on. Throws OutOfDate. */
export async function coverTeams(acting: Acting, member: MemberRow, versionSeen: number, { teamIds, until }: { teamIds: string[]; until: string }) {
  const covers = teamIds.length > 0
  await update(acting, member, versionSeen, { coveringTeamIds: teamIds, coveringUntil: covers ? until : null })
  await recordInAudit(acting, covers ? 'gave cover' : 'ended cover', audited(member, covers ? `until ${until}` : undefined))
}

/** They leave: their next page is refused, and a link of an invitation stops working. Throws OutOfDate. */
export async function leave(acting: Acting, member: MemberRow, versionSeen: number) {
  await update(acting, member, versionSeen, {
    leftAt: acting.now,
    invitationHash: null,
    invitationExpiresAt: null,
    coveringTeamIds: [],
    coveringUntil: null,
  })
  await recordInAudit(acting, 'ended', audited(member))
}

/** Somebody who left is here again, with the hats they had. Throws OutOfDate. */
export async function comeBack(acting: Acting, member: MemberRow, versionSeen: number) {
  if (isGone(member)) throw new OutOfDate('They have deleted their account. Invite them as somebody new.')
  await update(acting, member, versionSeen, { leftAt: null })
  await recordInAudit(acting, 'brought back', audited(member))
}

async function update({ tx }: Acting, member: MemberRow, versionSeen: number, columns: Updateable<Membership>) {
  const { numUpdatedRows } = await tx
    .updateTable('membership')
    .set({ ...columns, version: versionSeen + 1 })
    .where('partnershipId', '=', member.partnershipId)
    .where('id', '=', member.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this membership since you opened it.')
}
