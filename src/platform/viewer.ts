import type { Membership } from '../../database/schema.ts'

export type Hat = Membership['hats'][number]

/** Every hat, in the order people meet them. */
export const hats = [
  'person',
  'supporter',
  'referrer',
  'health coach',
  'link worker',
  'group leader',
  'volunteer',
  'evaluator',
  'commissioner',
  'administrator',
] as const satisfies readonly Hat[]

/** What of the partnership every page needs to know. */
export interface Partnership {
  id: string
  slug: string
  name: string
  timeZone: string
  phone: string | null
  answersWithinDays: number
  staffNeedTotp: boolean
}

/**
 * What a viewer may see, as a handful of small sets: they become settings of the transaction, and the policies of the
 * database compare rows with them. Never a list of people.
 */
export interface Reach {
  partnershipId?: string | undefined
  accountId?: string | undefined
  membershipId?: string | undefined
  hat?: Hat | undefined
  teamIds?: readonly string[]
  organisationIds?: readonly string[]
  groupIds?: readonly string[]
  personId?: string | undefined
  /** Memberships of those whom they supervise. */
  supervisesIds?: readonly string[]
  /** Entries of the directory that they keep, by a link in hand or signed in. */
  entryIds?: readonly string[]
  /** The hash of a link in hand. */
  tokenHash?: string | undefined
  /** A clinical system, which is no member. */
  systemId?: string | undefined
}

/** Whoever asks: somebody with a hat in this partnership, somebody with a link in hand, or nobody we know. */
export class Viewer {
  readonly partnership: Partnership
  readonly name: string
  readonly hat: Hat | undefined
  /** All their hats here, of which they act as one at a time. */
  readonly hats: readonly Hat[]
  readonly accountId: string | undefined
  readonly membershipId: string | undefined
  readonly teamIds: readonly string[]
  readonly organisationIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly personId: string | undefined
  readonly supervisesIds: readonly string[]
  readonly entryIds: readonly string[]
  readonly tokenHash: string | undefined

  constructor(partnership: Partnership, reach: Omit<Reach, 'partnershipId'> & { name?: string; hats?: readonly Hat[] } = {}) {
    this.partnership = partnership
    this.name = reach.name ?? ''
    this.hat = reach.hat
    this.hats = reach.hats ?? (reach.hat ? [reach.hat] : [])
    this.accountId = reach.accountId
    this.membershipId = reach.membershipId
    this.teamIds = reach.teamIds ?? []
    this.organisationIds = reach.organisationIds ?? []
    this.groupIds = reach.groupIds ?? []
    this.personId = reach.personId
    this.supervisesIds = reach.supervisesIds ?? []
    this.entryIds = reach.entryIds ?? []
    this.tokenHash = reach.tokenHash
  }

  get partnershipId() {
    return this.partnership.id
  }

  /** Whether the hat they act as is one of these. */
  wears(...hats: Hat[]) {
    return this.hat !== undefined && hats.includes(this.hat)
  }

  /** Whether they support the people of a team: their own, or one they cover for. */
  isOf(teamId: string) {
    return this.teamIds.includes(teamId)
  }

  /** Whether they supervise somebody, by their membership. */
  supervises(membershipId: string) {
    return this.supervisesIds.includes(membershipId)
  }

  /** Whether they lead a group. */
  leads(groupId: string) {
    return this.hat === 'group leader' && this.groupIds.includes(groupId)
  }

  /** Whether they keep the register of a group: they lead it, or help with it. */
  keepsRegisterOf(groupId: string) {
    return this.groupIds.includes(groupId)
  }

  /** Whether they keep an entry of the directory, by a link in hand or signed in. */
  keeps(entryId: string) {
    return this.entryIds.includes(entryId)
  }

  /** Whoever holds a link, as that and nothing more: it opens one thing, the same for everybody, whatever hats they have. */
  holding(tokenHash: string, kept: { entryIds: readonly string[]; name: string } = { entryIds: [], name: '' }) {
    return new Viewer(this.partnership, { accountId: this.accountId, tokenHash, ...kept })
  }
}

/** Somebody who has a membership, as changes need them: who did it is always a membership and a name. */
export type Member = Viewer & { membershipId: string; hat: Hat }

/** Which member of which partnership, for statements that ask for no more of a viewer. */
export type OfMember = Pick<Member, 'partnershipId' | 'membershipId'>

/** Which teams of which partnership, likewise. */
export type OfTeams = Pick<Viewer, 'partnershipId' | 'teamIds'>

export const isMember = (viewer: Viewer): viewer is Member => viewer.membershipId !== undefined && viewer.hat !== undefined
