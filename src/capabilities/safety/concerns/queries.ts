import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Concern, Note, Step } from './concern.ts'

/** A concern, when the viewer may read it at all. */
export const findConcern = (tx: Tx, partnershipId: string, id: string): Promise<Concern | undefined> =>
  tx.selectFrom('concern').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

export const listSteps = (tx: Tx, partnershipId: string, concernId: string): Promise<Step[]> =>
  tx.selectFrom('concernStep').selectAll().where('partnershipId', '=', partnershipId).where('concernId', '=', concernId).orderBy('version').limit(200).execute()

/** What those who answer wrote down. Nobody else finds any. */
export const listNotes = (tx: Tx, partnershipId: string, concernId: string): Promise<Note[]> =>
  tx.selectFrom('concernNote').selectAll().where('partnershipId', '=', partnershipId).where('concernId', '=', concernId).orderBy('id').limit(200).execute()

const IN_LIST = ['id', 'aboutName', 'kind', 'state', 'ownerId', 'ownerName', 'acknowledgeBy', 'raisedAt', 'raisedByName', 'closedAt'] as const
export type ListedConcern = Pick<Concern, (typeof IN_LIST)[number]>

/** Open concerns that the viewer reads, those to acknowledge first and soonest first. The few that are open are read, and no others. */
export const listOpenConcerns = (tx: Tx, partnershipId: string, limit = 100): Promise<ListedConcern[]> =>
  tx
    .selectFrom('concern')
    .select(IN_LIST)
    .where('partnershipId', '=', partnershipId)
    .where('state', '<>', 'closed')
    .orderBy((eb) => eb('state', '<>', 'raised'))
    .orderBy('acknowledgeBy')
    .orderBy('id')
    .limit(limit)
    .execute()

interface After {
  raisedAt: Date
  id: string
}

/** Concerns that the viewer reads and that are closed, latest first. One page of them. */
export const listClosedConcerns = (tx: Tx, partnershipId: string, { after, limit }: { after: After | undefined; limit: number }): Promise<ListedConcern[]> =>
  tx
    .selectFrom('concern')
    .select(IN_LIST)
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'closed')
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('raisedAt', 'id'), '<', eb.tuple(after?.raisedAt as Date, after?.id as string))))
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** The others whom an open concern could be passed to: those named to answer. */
export const listOthersWhoAnswer = (tx: Tx, viewer: Viewer, ownerId: string) =>
  tx
    .selectFrom('safetyLead')
    .select(['membershipId as id', 'name', 'awayUntil'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('membershipId', '<>', ownerId)
    .orderBy('position')
    .execute()
