import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import { type Given, kept } from '../../../../platform/database/kept.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { OfMember, Viewer } from '../../../../platform/viewer.ts'
import type { Application, View } from '../grant.ts'

export interface After {
  sentOn: Day
  id: string
}

/** An application, when the viewer may read it at all. */
export const findApplication = (tx: Tx, partnershipId: string, id: string): Promise<Application | undefined> =>
  tx.selectFrom('grantApplication').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The application that a link in hand opens. */
export const findByLink = async (tx: Tx, { partnershipId, tokenHash }: Viewer): Promise<Application | undefined> =>
  tokenHash === undefined
    ? undefined
    : tx.selectFrom('grantApplication').selectAll().where('partnershipId', '=', partnershipId).where('tokenHash', '=', tokenHash).executeTakeFirst()

/** Applications that the viewer may read, latest first, of one pot or all. */
export const listApplications = (
  tx: Tx,
  partnershipId: string,
  { potId, after, limit = 25 }: { potId?: string | undefined; after?: After | undefined; limit?: number },
) =>
  tx
    .selectFrom('grantApplication as a')
    .innerJoin('grantPot as p', (join) => join.onRef('p.partnershipId', '=', 'a.partnershipId').onRef('p.id', '=', 'a.potId'))
    .select([
      'a.id',
      'a.applicant',
      'a.onBehalfOf',
      'a.state',
      'a.stateSince',
      'a.sentOn',
      'p.name as pot',
      'a.amountPence as asked',
      'a.awardedPence as awarded',
    ])
    .where('a.partnershipId', '=', partnershipId)
    .$if(potId !== undefined, (query) => query.where('a.potId', '=', potId as string))
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('a.sentOn', 'a.id'), '<', eb.tuple(after?.sentOn as string, after?.id as string))))
    .orderBy('a.sentOn', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()

/** Applications that were answered with yes, latest first, to say which helps what. */
export const listAnswered = (tx: Tx, partnershipId: string, limit = 50) =>
  tx
    .selectFrom('grantApplication')
    .select(['id', 'applicant'])
    .where('partnershipId', '=', partnershipId)
    .where('state', 'in', ['approved', 'paid', 'told'])
    .orderBy('sentOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What the panel thinks so far. */
export const listViews = (tx: Tx, { partnershipId, id }: Pick<Application, 'partnershipId' | 'id'>): Promise<View[]> =>
  tx
    .selectFrom('grantView')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('applicationId', '=', id)
    .orderBy('givenOn')
    .orderBy('membershipId')
    .limit(20)
    .execute()

/** The steps of an application, latest first. */
export const listSteps = (tx: Tx, { partnershipId, id }: Pick<Application, 'partnershipId' | 'id'>, limit = 30) =>
  tx
    .selectFrom('grantStep')
    .select(['version', 'state', 'sinceOn', 'why', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('applicationId', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()

/** Of what home tells of, no more than these. */
const AT_MOST = 10

/** Applications that wait for a view of this member of their panel. */
export const listAwaitingMyView = kept((tx: Tx, { partnershipId, membershipId }: Given<OfMember>) =>
  tx
    .selectFrom('grantApplication as a')
    .leftJoin('grantView as v', (join) =>
      join.onRef('v.partnershipId', '=', 'a.partnershipId').onRef('v.applicationId', '=', 'a.id').on('v.membershipId', '=', membershipId),
    )
    .select(['a.id', 'a.applicant', 'a.sentOn'])
    .where('a.partnershipId', '=', partnershipId)
    .where('a.state', '=', 'sent')
    .where(sql<boolean>`${membershipId}::uuid = any (a.panel_ids)`)
    .where('v.membershipId', 'is', null)
    .orderBy('a.sentOn')
    .orderBy('a.id')
    .limit(AT_MOST),
)

/** What an administrator has to pay, longest ago first. */
export const listToPay = (tx: Tx, partnershipId: string, limit = 10) =>
  tx
    .selectFrom('grantApplication')
    .select(['id', 'applicant', 'stateSince'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'approved')
    .orderBy('stateSince')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Applications a worker typed in for somebody without e-mail, answered lately: somebody has to ring. */
export const listToRing = kept((tx: Tx, { partnershipId, membershipId, since }: Given<OfMember & { since: Day }>) =>
  tx
    .selectFrom('grantApplication')
    .select(['id', 'applicant', 'phone', 'stateSince'])
    .where('partnershipId', '=', partnershipId)
    .where('typedBy', '=', membershipId)
    .where('email', '=', '')
    .where('state', 'in', ['more asked', 'approved', 'declined'])
    .where('stateSince', '>=', since)
    .orderBy('stateSince')
    .limit(AT_MOST),
)
