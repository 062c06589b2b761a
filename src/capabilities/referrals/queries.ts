import { anyOf, type Given, kept } from '../../platform/database/kept.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { OfMember, OfTeams, Viewer } from '../../platform/viewer.ts'
import type { Referral } from './referral.ts'

/** A referral, when the viewer may read it at all. */
export const findReferral = (tx: Tx, partnershipId: string, id: string): Promise<Referral | undefined> =>
  tx.selectFrom('referral').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The referral that the link in the message to the person opens, until it runs out. */
export const findReferralInHand = (tx: Tx, viewer: Viewer, now: Date): Promise<Referral | undefined> =>
  tx
    .selectFrom('referral')
    .selectAll()
    .where('partnershipId', '=', viewer.partnershipId)
    .where('personLinkHash', '=', viewer.tokenHash ?? '')
    .where('personLinkUntil', '>', now)
    .executeTakeFirst()

/** The accepted referrals that are answered by a stretch of support: the one it began with, and those that came while it went on. */
export const listReferralsInto = (
  tx: Tx,
  partnershipId: string,
  { personId, supportId, referralId }: { personId: string; supportId: string; referralId: string },
): Promise<(Referral & { isInTouch: boolean })[]> =>
  tx
    .selectFrom('referral as r')
    .selectAll('r')
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('referralTelling as t')
          .select('t.id')
          .whereRef('t.partnershipId', '=', 'r.partnershipId')
          .whereRef('t.referralId', '=', 'r.id')
          .where('t.state', '=', 'in touch'),
      )
        .$castTo<boolean>()
        .as('isInTouch'),
    )
    .where('r.partnershipId', '=', partnershipId)
    .where('r.personId', '=', personId)
    .where('r.state', '=', 'accepted')
    .where((eb) => eb.or([eb('r.id', '=', referralId), eb('r.goesOnIn', '=', supportId)]))
    .orderBy('r.id')
    .execute()

/** The progress of one referral, for those who may see it. */
export const findProgress = (tx: Tx, viewer: Viewer, referralId: string) =>
  tx
    .selectFrom('referralProgress')
    .select(['referralId', 'calledName', 'state'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('referralId', '=', referralId)
    .executeTakeFirst()

/** Where the next page of a list begins. */
export interface After {
  receivedAt: Date
  id: string
}

/** Which of those who wait are shown. */
export interface WaitingShown {
  after?: After | undefined
  limit?: number
  team?: string | undefined
  language?: string | undefined
}

/** Referrals to the viewer's teams that nobody has answered, longest waiting first. At most `limit`, after `after`. */
export const listWaiting = (tx: Tx, viewer: Viewer, { after, limit = 25, team, language }: WaitingShown = {}) =>
  waiting(tx)
    .where('r.partnershipId', '=', viewer.partnershipId)
    .where('r.teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .$if(Boolean(team), (query) => query.where('r.teamId', '=', team as string))
    .$if(Boolean(language), (query) => query.where('p.language', '=', language as string))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('r.receivedAt', 'r.id'), '>', eb.tuple((after as After).receivedAt, (after as After).id))),
    )
    .limit(limit)
    .execute()

/** The first few of them, each with how many there are in all, for home. */
export const listFirstWaiting = kept((tx: Tx, { partnershipId, teamIds }: Given<OfTeams>, limit: number) =>
  waiting(tx)
    .select((eb) =>
      eb
        .selectFrom('referral')
        .select(eb.fn.countAll<number>().as('count'))
        .where('partnershipId', '=', partnershipId)
        .where('teamId', '=', anyOf(teamIds))
        .where('state', '=', 'received')
        .as('inAll'),
    )
    .where('r.partnershipId', '=', partnershipId)
    .where('r.teamId', '=', anyOf(teamIds))
    .limit(limit),
)

const waiting = (tx: Tx) =>
  tx
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .innerJoin('team as t', (join) => join.onRef('t.partnershipId', '=', 'r.partnershipId').onRef('t.id', '=', 'r.teamId'))
    .select(['r.id', 'r.personId', 'r.wayIn', 'r.receivedAt', 'r.reference', 'r.takenByName', 'p.name', 'p.language', 'p.needsInterpreter', 't.area'])
    .where('r.state', '=', 'received')
    .orderBy('r.receivedAt')
    .orderBy('r.id')

/** What became of a referral, oldest first. */
export const listHistory = (tx: Tx, referral: Referral) =>
  tx
    .selectFrom('referralHistory')
    .select(['version', 'state', 'did', 'reason', 'was', 'byName', 'at'])
    .where('partnershipId', '=', referral.partnershipId)
    .where('referralId', '=', referral.id)
    .orderBy('version')
    .execute()

/** Which of those somebody referred are shown. */
export interface ProgressShown {
  after?: { changedAt: Date; id: string } | undefined
  limit?: number
  state?: string | undefined
  since?: Date | undefined
  /** The beginning of a name, folded. */
  beginning?: string | undefined
  reference?: string | undefined
}

/** Progress of the referrals that the viewer or their organisations made, latest change first. */
export const listProgress = (tx: Tx, viewer: Viewer, { after, limit = 25, state, since, beginning, reference }: ProgressShown = {}) =>
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
    .$if(Boolean(state), (query) => query.where('state', '=', state as string))
    .$if(since !== undefined, (query) => query.where('changedAt', '>=', since as Date))
    .$if(Boolean(reference), (query) => query.where('reference', '=', reference as string))
    .$if(Boolean(beginning), (query) => query.where('foldedName', '>=', beginning as string).where('foldedName', '<', `${beginning}\u{10FFFF}`))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('changedAt', 'referralId'), '<', eb.tuple(after?.changedAt as Date, after?.id as string))),
    )
    .orderBy('changedAt', 'desc')
    .orderBy('referralId', 'desc')
    .limit(limit)
    .execute()

/**
 * What became of referrals of those whose support the viewer leads, while it has not ended: taken back, so that they talk with the person and end
 * it when that is right; or accepted by a colleague while it went on, until they have talked with the person.
 */
export const listNewsForLead = kept((tx: Tx, { partnershipId, membershipId }: Given<OfMember>) =>
  tx
    .selectFrom('support as s')
    .innerJoin('referral as r', (join) => join.onRef('r.partnershipId', '=', 's.partnershipId').onRef('r.personId', '=', 's.personId'))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .select([
      'r.id',
      'p.name',
      'r.wayIn',
      (eb) =>
        eb
          .or([eb('r.state', '=', 'withdrawn'), eb('r.takenBackAt', 'is not', null)])
          .$castTo<boolean>()
          .as('isTakenBack'),
    ])
    .where('s.partnershipId', '=', partnershipId)
    .where('s.ledBy', '=', membershipId)
    .where('s.state', 'in', ['coaching', 'link work', 'paused'])
    .where(({ and, or, eb, ref, not, exists, selectFrom }) =>
      or([
        and([
          or([eb('r.state', '=', 'withdrawn'), eb('r.takenBackAt', 'is not', null)]),
          or([eb('r.id', '=', ref('s.referralId')), eb('r.goesOnIn', '=', ref('s.id'))]),
        ]),
        and([
          eb('r.state', '=', 'accepted'),
          eb('r.goesOnIn', '=', ref('s.id')),
          eb('r.answeredBy', '!=', membershipId),
          not(
            exists(
              selectFrom('conversation as c')
                .select('c.id')
                .whereRef('c.partnershipId', '=', 's.partnershipId')
                .whereRef('c.supportId', '=', 's.id')
                .whereRef('c.createdAt', '>', 'r.answeredAt'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('r.id')
    .limit(20),
)
