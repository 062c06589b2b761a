import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Pot } from '../grant.ts'

/** A pot of money. Anybody may read it. */
export const findPot = (tx: Tx, partnershipId: string, id: string): Promise<Pot | undefined> =>
  tx.selectFrom('grantPot').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Pots, those that close last first. */
export const listPots = (
  tx: Tx,
  partnershipId: string,
  { after, limit = 20 }: { after?: { closesOn: Day; id: string } | undefined; limit?: number } = {},
): Promise<Pot[]> =>
  tx
    .selectFrom('grantPot')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('closesOn', 'id'), '<', eb.tuple(after?.closesOn as string, after?.id as string))))
    .orderBy('closesOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Members by exactly these names, in small letters or large. */
export const listMembersCalled = (tx: Tx, partnershipId: string, names: readonly string[]) =>
  tx
    .selectFrom('membership')
    .select(['id', 'name', 'sortName'])
    .where('partnershipId', '=', partnershipId)
    .where('sortName', 'in', names.length > 0 ? names.map((name) => name.toLowerCase()) : [''])
    .where('leftAt', 'is', null)
    .orderBy('id')
    .limit(50)
    .execute()
