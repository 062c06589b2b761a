import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import { type Given, kept } from '../../../platform/database/kept.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member, OfMember } from '../../../platform/viewer.ts'
import type { Item, Pair, Talk } from './pair.ts'

/** Two who talk, when the viewer is one of them or sets it up. */
export const findPair = (tx: Tx, partnershipId: string, id: string): Promise<Pair | undefined> =>
  tx.selectFrom('supervisionPair').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Those going on that the viewer is one of: their own supervisor first, then those they supervise, by day. */
export const listOwnPairs = (tx: Tx, { partnershipId, membershipId }: Member): Promise<Pair[]> =>
  tx
    .selectFrom('supervisionPair')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('endedOn', 'is', null)
    .where((eb) => eb.or([eb('workerId', '=', membershipId), eb('supervisorId', '=', membershipId)]))
    .orderBy((eb) => eb('workerId', '<>', membershipId))
    .orderBy('nextOn')
    .orderBy('id')
    .limit(100)
    .execute()

interface After {
  nextOn: Day | null
  id: string
}

/** Everybody who talks, by the day they talk next; those without a day first. One page of them. */
export const listPairs = (tx: Tx, partnershipId: string, { after, limit }: { after: After | undefined; limit: number }) =>
  tx
    .selectFrom('supervisionPair')
    .select(['id', 'supervisorId', 'workerId', 'supervisorName', 'workerName', 'rhythm', 'nextOn', 'lastOn', 'endedOn', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('endedOn', 'is', null)
    .$if(after !== undefined && after.nextOn === null, (query) =>
      query.where((eb) => eb.or([eb('nextOn', 'is not', null), eb.and([eb('nextOn', 'is', null), eb('id', '>', after?.id as string)])])),
    )
    .$if(after !== undefined && after.nextOn !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('nextOn', 'id'), '>', eb.tuple(after?.nextOn as Day, after?.id as string))),
    )
    .orderBy('nextOn', (by) => by.asc().nullsFirst())
    .orderBy('id')
    .limit(limit)
    .execute()

/** Workers whom nobody supervises, by name. */
export const listWithoutSupervisor = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('membership as m')
    .leftJoin('supervisionPair as s', (join) =>
      join.onRef('s.partnershipId', '=', 'm.partnershipId').onRef('s.workerId', '=', 'm.id').on('s.endedOn', 'is', null),
    )
    .select(['m.id', 'm.name'])
    .where('m.partnershipId', '=', partnershipId)
    .where(sql<boolean>`m.team_ids <> '{}'`)
    .where(sql<boolean>`m.hats && array['health coach', 'link worker']`)
    .where('m.joinedAt', 'is not', null)
    .where('m.leftAt', 'is', null)
    .where('s.id', 'is', null)
    .orderBy('m.sortName')
    .orderBy('m.id')
    .limit(500)
    .execute()

/** What is on the agenda, in the order it was added. */
export const listAgenda = (tx: Tx, { partnershipId, id }: Pick<Pair, 'partnershipId' | 'id'>): Promise<Item[]> =>
  tx
    .selectFrom('supervisionItem')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('pairId', '=', id)
    .where('talkedOn', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute()

/** What they agreed, latest first. */
export const listTalks = (tx: Tx, { partnershipId, id }: Pick<Pair, 'partnershipId' | 'id'>): Promise<Talk[]> =>
  tx
    .selectFrom('supervisionTalk')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('pairId', '=', id)
    .orderBy('heldOn', 'desc')
    .orderBy('id', 'desc')
    .limit(60)
    .execute()

/**
 * Supervision of the viewer that is due within so many days, or late; for an administrator everybody's that is late: the day and the
 * names, which is all they see.
 */
export const listSupervisionDue = kept((tx: Tx, { partnershipId, membershipId, until }: Given<OfMember & { until: Day }>, ofAll: boolean) =>
  tx
    .selectFrom('supervisionPair')
    .select(['id', 'workerId', 'supervisorId', 'workerName', 'supervisorName', 'nextOn'])
    .where('partnershipId', '=', partnershipId)
    .where('endedOn', 'is', null)
    .where('nextOn', '<=', until)
    .$if(!ofAll, (query) => query.where((eb) => eb.or([eb('workerId', '=', membershipId), eb('supervisorId', '=', membershipId)])))
    .orderBy('nextOn')
    .orderBy('id')
    .limit(10),
)

/**
 * Who supervises a member now, for rows that their author and their supervisor read. Policies need it for nothing: they compare the author of
 * a row with `viewer_supervises()`, which changes with the pair. In sight of the two and of administrators.
 */
export const findSupervisorOf = (tx: Tx, partnershipId: string, membershipId: string): Promise<{ id: string; name: string } | undefined> =>
  tx
    .selectFrom('supervisionPair')
    .select(['supervisorId as id', 'supervisorName as name'])
    .where('partnershipId', '=', partnershipId)
    .where('workerId', '=', membershipId)
    .where('endedOn', 'is', null)
    .executeTakeFirst()
