import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Group } from '../group.ts'

type Which = Pick<Group, 'partnershipId' | 'id'>

/** Everybody the register knows, with what they asked for, by name: for those who lead. */
export const listWithWishes = async (tx: Tx, { partnershipId, id }: Which) =>
  (
    await tx
      .selectFrom('groupMember as m')
      .leftJoin('memberWish as w', (join) => join.onRef('w.partnershipId', '=', 'm.partnershipId').onRef('w.memberId', '=', 'm.id'))
      .select(['m.id', 'm.calledName', 'm.lastCameOn', 'w.beforeBy', 'w.afterMissing', 'w.agreedOn'])
      .where('m.partnershipId', '=', partnershipId)
      .where('m.groupId', '=', id)
      .orderBy('w.agreedOn', (order) => order.desc().nullsLast())
      .orderBy('m.lastCameOn', (order) => order.desc().nullsLast())
      .orderBy('m.id')
      .limit(400)
      .execute()
  ).sort((one, other) => one.calledName.localeCompare(other.calledName) || (one.id < other.id ? -1 : 1))

/** One member of a group, with what they asked for. */
export const findWithWish = (tx: Tx, { partnershipId, id }: Which, memberId: string) =>
  tx
    .selectFrom('groupMember as m')
    .leftJoin('memberWish as w', (join) => join.onRef('w.partnershipId', '=', 'm.partnershipId').onRef('w.memberId', '=', 'm.id'))
    .select(['m.id', 'm.calledName', 'w.beforeBy', 'w.afterMissing', 'm.personId', 'w.email', 'w.phone', 'w.version'])
    .where('m.partnershipId', '=', partnershipId)
    .where('m.groupId', '=', id)
    .where('m.id', '=', memberId)
    .executeTakeFirst()

/** Those who asked to be rung when they are missed, missed the meet-up of a day, and have not been rung about it. */
export const listToCall = (tx: Tx, { partnershipId, id }: Which, missed: Day, limit = 50) =>
  tx
    .selectFrom('memberWish as w')
    .innerJoin('groupMember as m', (join) => join.onRef('m.partnershipId', '=', 'w.partnershipId').onRef('m.id', '=', 'w.memberId'))
    .select(['m.id', 'm.calledName', 'm.lastCameOn', 'w.phone'])
    .where('w.partnershipId', '=', partnershipId)
    .where('w.groupId', '=', id)
    .where('w.afterMissing', '=', true)
    .where((eb) => eb.or([eb('m.lastCameOn', 'is', null), eb('m.lastCameOn', '<', missed)]))
    .where((eb) => eb.or([eb('w.rungFor', 'is', null), eb('w.rungFor', '<', missed)]))
    .orderBy('m.calledName')
    .orderBy('m.id')
    .limit(limit)
    .execute()

/** Of some groups, how many are on the call list of the latest meet-up. The viewer leads a handful, asked one after the other. */
export async function countToCall(tx: Tx, partnershipId: string, groups: readonly { id: string; lastMetOn: Day | null }[]): Promise<Map<string, number>> {
  const counted = new Map<string, number>()
  for (const { id, lastMetOn } of groups) {
    const people = lastMetOn ? (await listToCall(tx, { partnershipId, id }, lastMetOn)).length : 0
    if (people > 0) counted.set(id, people)
  }
  return counted
}
