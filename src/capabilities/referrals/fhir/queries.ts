import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { TaskSearch } from './messages/taskSearch.ts'
import type { May } from './system.ts'

/** The partnership of an address, as every answer needs it. */
export async function findPartnership(tx: Tx, slug: string) {
  const row = await tx
    .selectFrom('partnership')
    .select(['partnershipId', 'slug', 'name', 'timeZone', 'phone', 'answersWithinDays', 'staffNeedTotp'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!row) return undefined
  const { partnershipId, ...partnership } = row
  return { id: partnershipId, ...partnership }
}

const systemWithOrganisation = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('clinicalSystem as s')
    .innerJoin('organisation as o', (join) => join.onRef('o.partnershipId', '=', 's.partnershipId').onRef('o.id', '=', 's.organisationId'))
    .where('s.partnershipId', '=', partnershipId)
    .where('s.revokedAt', 'is', null)
    .select(['s.id', 's.name', 's.organisationId', 's.may', 's.wayIn', 's.alsoCodes', 's.lastUsedOn'])
    .select(['o.name as organisationName', 'o.odsCode', (eb) => eb('o.kind', '=', 'GP practice').$castTo<boolean>().as('isPractice')])

/** The system whose key is in hand: the database shows it no other. */
export const findSystemByKey = (tx: Tx, partnershipId: string) => systemWithOrganisation(tx, partnershipId).executeTakeFirst()

/** The system that a token was given to, and what the token is for, while it lasts. Two reads: the token says whose it is. */
export async function findSystemByToken(
  ask: <T>(reach: { tokenHash?: string; systemId?: string }, work: (tx: Tx) => Promise<T>) => Promise<T>,
  partnershipId: string,
  tokenHash: string,
  now: Date,
) {
  const token = await ask({ tokenHash }, (tx) =>
    tx
      .selectFrom('clinicalToken')
      .select(['systemId', 'may'])
      .where('partnershipId', '=', partnershipId)
      .where('tokenHash', '=', tokenHash)
      .where('expiresAt', '>', now)
      .executeTakeFirst(),
  )
  if (!token) return undefined
  const system = await ask({ systemId: token.systemId }, (tx) =>
    systemWithOrganisation(tx, partnershipId).where('s.id', '=', token.systemId).executeTakeFirst(),
  )
  // What was taken from the system since is no longer in the token.
  return system && { ...system, may: system.may.filter((each) => token.may.includes(each)) }
}

/** What a system that says who it is may sign with. */
export const findPublicKeys = (tx: Tx, partnershipId: string, id: string) =>
  tx
    .selectFrom('clinicalSystem')
    .select(['publicKeys', 'may'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()

/** Uses up what a system signed. Answers whether it was there for the first time. */
export async function useAssertion(
  tx: Tx,
  partnershipId: string,
  systemId: string,
  { jtiHash, expiresAt, now }: { jtiHash: string; expiresAt: Date; now: Date },
) {
  await tx.deleteFrom('clinicalAssertion').where('partnershipId', '=', partnershipId).where('systemId', '=', systemId).where('expiresAt', '<', now).execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('clinicalAssertion')
    .values({ partnershipId, systemId, jtiHash, expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Keeps the hash of a token, and leaves those that have run out. */
export async function keepToken(tx: Tx, partnershipId: string, systemId: string, token: { may: May[]; tokenHash: string; expiresAt: Date }, now: Date) {
  await tx.deleteFrom('clinicalToken').where('partnershipId', '=', partnershipId).where('systemId', '=', systemId).where('expiresAt', '<', now).execute()
  await tx
    .insertInto('clinicalToken')
    .values({ partnershipId, systemId, ...token })
    .execute()
}

/** Notes the day, so that a key nobody uses any more is seen. */
export const noteUse = (tx: Tx, partnershipId: string, id: string, today: Day) =>
  tx.updateTable('clinicalSystem').set({ lastUsedOn: today }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()

/** What a message or a request became before, when it came before. */
export const findSent = (tx: Tx, partnershipId: string, organisationId: string, { kind, messageId }: { kind: 'message' | 'request'; messageId: string }) =>
  tx
    .selectFrom('clinicalRequest')
    .select(['referralId', 'contentsHash', 'leftOut'])
    .where('partnershipId', '=', partnershipId)
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .where('messageId', '=', messageId)
    .executeTakeFirst()

/** What an organisation sent, with all it may know of what became of it: the small row of progress, which says no more than the person agreed. */
const sent = (tx: Tx, partnershipId: string, organisationId: string) =>
  tx
    .selectFrom('referralProgress as p')
    .innerJoin('clinicalRequest as r', (join) => join.onRef('r.partnershipId', '=', 'p.partnershipId').onRef('r.referralId', '=', 'p.referralId'))
    .innerJoin('team as t', (join) => join.onRef('t.partnershipId', '=', 'p.partnershipId').onRef('t.id', '=', 'p.teamId'))
    .where('p.partnershipId', '=', partnershipId)
    .where('p.organisationId', '=', organisationId)
    .select(['p.referralId', 'p.reference', 'p.calledName', 'p.state', 'p.told', 'p.changedAt', 'p.teamId', 't.name as teamName'])
    .select(['r.personId', 'r.identifiers', 'r.intent', 'r.code', 'r.authoredAt', 'r.receivedAt', 'r.leftOut'])

export type Sent = Awaited<ReturnType<ReturnType<typeof sent>['executeTakeFirstOrThrow']>>

export const findSentReferral = (tx: Tx, partnershipId: string, organisationId: string, referralId: string): Promise<Sent | undefined> =>
  sent(tx, partnershipId, organisationId).where('p.referralId', '=', referralId).executeTakeFirst()

/** What became of what an organisation sent, the oldest change first: one page, after the change `after`. */
export const listSent = (tx: Tx, partnershipId: string, organisationId: string, { from, before, states, teamIds, after, count }: TaskSearch): Promise<Sent[]> =>
  sent(tx, partnershipId, organisationId)
    .$if(from !== undefined, (query) => query.where('p.changedAt', '>=', from as Date))
    .$if(before !== undefined, (query) => query.where('p.changedAt', '<', before as Date))
    .$if(states !== undefined, (query) => query.where('p.state', 'in', states?.length ? states : [null as never]))
    .$if(teamIds !== undefined, (query) => query.where('p.teamId', 'in', teamIds?.length ? teamIds : [null as never]))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('p.changedAt', 'p.referralId'), '>', eb.tuple((after as NonNullable<typeof after>).changedAt, (after as NonNullable<typeof after>).id)),
      ),
    )
    .orderBy('p.changedAt')
    .orderBy('p.referralId')
    .limit(count)
    .execute()

/** The GP practice with a code of the NHS, when it is one of the partnership. */
export const findPracticeByCode = (tx: Tx, partnershipId: string, odsCode: string) =>
  tx
    .selectFrom('organisation')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('odsCode', '=', odsCode)
    .where('kind', '=', 'GP practice')
    .where('closedOn', 'is', null)
    .executeTakeFirst()
