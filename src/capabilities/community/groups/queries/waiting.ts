import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Group } from '../group.ts'

type Which = Pick<Group, 'partnershipId' | 'id'>

/** How many wait for a place, or have one held: of those that the viewer may see. */
export const countWaiting = async (tx: Tx, { partnershipId, id }: Which): Promise<number> =>
  (
    await tx
      .selectFrom('waitingPlace')
      .select(sql<number>`count(*)::integer`.as('waiting'))
      .where('partnershipId', '=', partnershipId)
      .where('groupId', '=', id)
      .where('state', 'in', ['waiting', 'held'])
      .executeTakeFirstOrThrow()
  ).waiting

/** Those with a place held, then those who wait, each in the order they asked. */
export const listWaiting = (tx: Tx, { partnershipId, id }: Which, limit = 100) =>
  tx
    .selectFrom('waitingPlace')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .where('state', 'in', ['waiting', 'held'])
    .orderBy('state')
    .orderBy('id')
    .limit(limit)
    .execute()

/** One of those who wait for a group. */
export const findWaiting = (tx: Tx, { partnershipId, id }: Which, waitingId: string) =>
  tx.selectFrom('waitingPlace').selectAll().where('partnershipId', '=', partnershipId).where('groupId', '=', id).where('id', '=', waitingId).executeTakeFirst()

/** Those of some groups for whom a place is held and whom nobody has told, and who have no address for a message. */
export const listToRing = (tx: Tx, partnershipId: string, groupIds: readonly string[], limit = 20) =>
  tx
    .selectFrom('waitingPlace')
    .select(['id', 'groupId', 'calledName', 'heldUntil'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', 'in', groupIds.length > 0 ? [...groupIds] : [null as never])
    .where('state', '=', 'held')
    .where('isTold', '=', false)
    .orderBy('heldUntil')
    .orderBy('id')
    .limit(limit)
    .execute()
