import type { Tx } from '../../platform/database/narrowed.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Referral } from './referral.ts'

/** A referral, when the viewer may read it at all. */
export const findReferral = (tx: Tx, partnershipId: string, id: string): Promise<Referral | undefined> =>
  tx.selectFrom('referral').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Where the next page of a list begins. */
export interface After {
  receivedAt: Date
  id: string
}

/** Referrals to the viewer's teams that nobody has answered, longest waiting first. At most `limit`, after `after`. */
export const listWaiting = (tx: Tx, viewer: Viewer, { after, limit = 25 }: { after?: After | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .innerJoin('team as t', (join) => join.onRef('t.partnershipId', '=', 'r.partnershipId').onRef('t.id', '=', 'r.teamId'))
    .select(['r.id', 'r.wayIn', 'r.receivedAt', 'r.reference', 'p.name', 't.area'])
    .where('r.partnershipId', '=', viewer.partnershipId)
    .where('r.teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .where('r.state', '=', 'received')
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('r.receivedAt', 'r.id'), '>', eb.tuple((after as After).receivedAt, (after as After).id))),
    )
    .orderBy('r.receivedAt')
    .orderBy('r.id')
    .limit(limit)
    .execute()

/** How many wait for the viewer's teams. */
export async function countWaiting(tx: Tx, viewer: Viewer): Promise<number> {
  if (viewer.teamIds.length === 0) return 0
  const { count } = await tx
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnershipId', '=', viewer.partnershipId)
    .where('teamId', 'in', viewer.teamIds)
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow()
  return count
}

/** What became of a referral, oldest first. */
export const listHistory = (tx: Tx, referral: Referral) =>
  tx
    .selectFrom('referralHistory')
    .select(['version', 'state', 'reason', 'byName', 'at'])
    .where('partnershipId', '=', referral.partnershipId)
    .where('referralId', '=', referral.id)
    .orderBy('version')
    .execute()

/** Progress of the referrals that the viewer or their organisations made, latest change first. */
export const listProgress = (tx: Tx, viewer: Viewer, { after, limit = 25 }: { after?: { changedAt: Date; id: string } | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('referralProgress')
    .select(['referralId', 'reference', 'calledName', 'state', 'told', 'changedAt'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where((eb) =>
      eb.or([
        eb('madeBy', '=', viewer.membershipId ?? null),
        ...(viewer.organisationIds.length > 0 ? [eb('organisationId', 'in', viewer.organisationIds)] : []),
      ]),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('changedAt', 'referralId'), '<', eb.tuple(after?.changedAt as Date, after?.id as string))),
    )
    .orderBy('changedAt', 'desc')
    .orderBy('referralId', 'desc')
    .limit(limit)
    .execute()
