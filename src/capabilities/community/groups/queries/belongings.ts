import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Group } from '../group.ts'

type Which = Pick<Group, 'partnershipId' | 'id'>

/** What a group has. What is gone is left out. */
export const listKit = (tx: Tx, { partnershipId, id }: Which) =>
  tx
    .selectFrom('groupKit')
    .select(['id', 'what', 'heldBy', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .where('goneOn', 'is', null)
    .orderBy('id')
    .limit(200)
    .execute()

/** One piece of kit of a group. */
export const findKit = (tx: Tx, { partnershipId, id }: Which, kitId: string) =>
  tx.selectFrom('groupKit').selectAll().where('partnershipId', '=', partnershipId).where('groupId', '=', id).where('id', '=', kitId).executeTakeFirst()

/** What a group has in hand, in whole pence. */
export const findBalance = async (tx: Tx, { partnershipId, id }: Which): Promise<number> =>
  (
    await tx
      .selectFrom('groupMoney')
      .select(sql<string>`coalesce(sum(pence), 0)`.as('pence'))
      .where('partnershipId', '=', partnershipId)
      .where('groupId', '=', id)
      .executeTakeFirstOrThrow()
      .then(({ pence }) => ({ pence: Number(pence) }))
  ).pence

/** The lines of its cash book, latest first. At most `limit`, after `after`. */
export const listMoney = (
  tx: Tx,
  { partnershipId, id }: Which,
  { after, limit = 25 }: { after?: { movedOn: string; id: string } | undefined; limit?: number } = {},
) =>
  tx
    .selectFrom('groupMoney')
    .select(['id', 'movedOn', 'pence', 'whatFor', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('movedOn', 'id'), '<', eb.tuple(after?.movedOn as string, after?.id as string))))
    .orderBy('movedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
