import type { Selectable } from 'kysely'
import type { Membership } from '../../../../database/schema.ts'
import type { Hat } from '../../../platform/viewer.ts'

/** Somebody's place in the partnership, as administrators read it. */
export type MemberRow = Pick<
  Selectable<Membership>,
  | 'partnershipId'
  | 'id'
  | 'name'
  | 'sortName'
  | 'hats'
  | 'teamIds'
  | 'coveringTeamIds'
  | 'coveringUntil'
  | 'organisationIds'
  | 'groupIds'
  | 'personId'
  | 'invitedEmail'
  | 'invitationExpiresAt'
  | 'joinedAt'
  | 'leftAt'
  | 'version'
>

export type MemberState = 'here' | 'invited' | 'left'
/** What the list may be narrowed to: who was invited and may not come any more by that invitation is looked for apart. */
export type MembersShown = MemberState | 'ran out'

/** Whether somebody is here, has been invited, or has left. */
export const stateOf = ({ joinedAt, leftAt }: Pick<MemberRow, 'joinedAt' | 'leftAt'>): MemberState => (leftAt ? 'left' : joinedAt ? 'here' : 'invited')

/** Whether their invitation can no longer be used. */
export const hasLapsed = (member: Pick<MemberRow, 'joinedAt' | 'leftAt' | 'invitationExpiresAt'>, now: Date) =>
  stateOf(member) === 'invited' && (!member.invitationExpiresAt || member.invitationExpiresAt <= now)

/** They deleted their account: nobody could be brought back, only invited anew. */
export const isGone = ({ joinedAt, leftAt, invitedEmail }: Pick<MemberRow, 'joinedAt' | 'leftAt' | 'invitedEmail'>) =>
  leftAt !== null && joinedAt === null && invitedEmail === null

/** How long an invitation can be used. */
export const INVITATION_DAYS = 7

/** Hats that support people, through a team. */
export const isWorkerHat = (hat: Hat) => hat === 'health coach' || hat === 'link worker'

export const isWorker = ({ hats }: { hats: readonly Hat[] }) => hats.some(isWorkerHat)
