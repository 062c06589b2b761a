import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Hat } from '../../../platform/viewer.ts'
import type { MembersShown } from './member.ts'
import type { OrganisationKind } from './organisation.ts'

export const PAGE = 25

// Nothing that can be written sorts after this, byte by byte.
const END = '\u{10FFFF}'
const NOBODY = '00000000-0000-0000-0000-000000000000'

export const findTeam = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('team').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

export const findOrganisation = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('organisation').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

interface OrganisationFilters {
  kind?: OrganisationKind | '' | undefined
  name?: string | undefined
  /** The id of the last one of the page before. */
  after?: string | undefined
  limit?: number
}

/** Organisations by name, those of a kind and whose name begins like this. One page of them. */
export async function listOrganisations(tx: Tx, partnershipId: string, { kind, name = '', after, limit = PAGE }: OrganisationFilters = {}) {
  const begins = foldName(name)
  const last = after ? await findOrganisation(tx, partnershipId, after) : undefined
  return tx
    .selectFrom('organisation as o')
    .leftJoin('team as t', (join) => join.onRef('t.partnershipId', '=', 'o.partnershipId').onRef('t.id', '=', 'o.teamId'))
    .select(['o.id', 'o.kind', 'o.name', 'o.odsCode', 'o.postcode', 'o.closedOn', 't.name as teamName'])
    .where('o.partnershipId', '=', partnershipId)
    .$if(Boolean(kind), (query) => query.where('o.kind', '=', kind as OrganisationKind))
    .$if(begins !== '', (query) => query.where('o.foldedName', '>=', begins).where('o.foldedName', '<', begins + END))
    .$if(last !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('o.foldedName', 'o.id'), '>', eb.tuple(last?.foldedName as string, last?.id as string))),
    )
    .orderBy('o.foldedName')
    .orderBy('o.id')
    .limit(limit)
    .execute()
}

/** Organisations that are open, to choose from: at most a thousand, by name. */
export const listOpenOrganisations = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'postcode'])
    .where('partnershipId', '=', partnershipId)
    .where('closedOn', 'is', null)
    .orderBy('foldedName')
    .orderBy('id')
    .limit(1000)
    .execute()

/** Organisations by their ids, whatever their state. */
export const listOrganisationsById = (tx: Tx, partnershipId: string, ids: readonly string[]) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'postcode'])
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', ids.length > 0 ? ids : [NOBODY])
    .orderBy('foldedName')
    .execute()

/** Groups that have not ended, to choose from: at most a thousand, by name. */
export const listGroups = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('communityGroup')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '!=', 'ended')
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute()

export const listGroupsById = (tx: Tx, partnershipId: string, ids: readonly string[]) =>
  tx
    .selectFrom('communityGroup')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', ids.length > 0 ? ids : [NOBODY])
    .orderBy('name')
    .execute()

// The account behind a membership and the hash of its invitation are not for administrators either.
const MEMBER = [
  'partnershipId',
  'id',
  'name',
  'sortName',
  'hats',
  'teamIds',
  'coveringTeamIds',
  'coveringUntil',
  'organisationIds',
  'groupIds',
  'personId',
  'invitedEmail',
  'invitationExpiresAt',
  'joinedAt',
  'leftAt',
  'version',
] as const

/** A membership, as administrators read it. */
export const findMember = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('membership').select(MEMBER).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Somebody who is here, was invited, or left, with this e-mail address in their invitation. */
export const findMemberInvitedAt = (tx: Tx, partnershipId: string, email: string) =>
  tx.selectFrom('membership').select(MEMBER).where('partnershipId', '=', partnershipId).where('invitedEmail', '=', email).executeTakeFirst()

interface MemberFilters {
  name?: string | undefined
  hat?: Hat | '' | undefined
  state?: MembersShown | '' | undefined
  /** What time it is, for invitations that ran out. */
  now?: Date | undefined
  after?: string | undefined
  limit?: number
}

/** Members by name. One page of those with a hat, in a state, and whose name begins like this. */
export async function listMembers(tx: Tx, partnershipId: string, { name = '', hat, state, now = new Date(0), after, limit = PAGE }: MemberFilters = {}) {
  const begins = sortNameOf(name.trim())
  const last = after ? await findMember(tx, partnershipId, after) : undefined
  return tx
    .selectFrom('membership')
    .select(MEMBER)
    .where('partnershipId', '=', partnershipId)
    .$if(begins !== '', (query) => query.where('sortName', '>=', begins).where('sortName', '<', begins + END))
    .$if(Boolean(hat), (query) => query.where(sql<boolean>`${hat} = any (hats)`))
    .$if(state === 'left', (query) => query.where('leftAt', 'is not', null))
    .$if(state === 'invited', (query) => query.where('leftAt', 'is', null).where('joinedAt', 'is', null))
    .$if(state === 'ran out', (query) =>
      query
        .where('leftAt', 'is', null)
        .where('joinedAt', 'is', null)
        .where((eb) => eb.or([eb('invitationExpiresAt', 'is', null), eb('invitationExpiresAt', '<=', now)])),
    )
    .$if(state === 'here', (query) => query.where('leftAt', 'is', null).where('joinedAt', 'is not', null))
    .$if(last !== undefined, (query) => query.where((eb) => eb(eb.refTuple('sortName', 'id'), '>', eb.tuple(last?.sortName as string, last?.id as string))))
    .orderBy('sortName')
    .orderBy('id')
    .limit(limit)
    .execute()
}

// As the database makes the column: only English letters have a small form there.
const sortNameOf = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** How many administrators would be here without this one: those who have joined and have not left. */
export async function countOtherAdministrators(tx: Tx, partnershipId: string, id: string): Promise<number> {
  const { count } = await tx
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnershipId', '=', partnershipId)
    .where('id', '!=', id)
    .where('leftAt', 'is', null)
    .where('joinedAt', 'is not', null)
    .where(sql<boolean>`'administrator' = any (hats)`)
    .executeTakeFirstOrThrow()
  return count
}

/** Messages that could not be sent, oldest first. One page of them. */
export const listFailedMessages = (tx: Tx, partnershipId: string, { after, limit = PAGE }: { after?: string | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('outbox')
    .select(['id', 'kind', 'sendTo', 'tries', 'lastProblem', 'createdAt'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'failed')
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()

/** A message that could not be sent, or is being tried again. */
export const findFailedMessage = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('outbox').select(['id', 'kind', 'state']).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
