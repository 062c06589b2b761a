import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Figures, Group, Member } from '../group.ts'

const meetupsOf = (tx: Tx, { partnershipId, id }: Group) => tx.selectFrom('meetup').where('partnershipId', '=', partnershipId).where('groupId', '=', id)

/** How a group has gone since the beginning: numbers that name nobody, for whoever may read the group. */
export async function countSinceBeginning(tx: Tx, group: Group): Promise<Figures> {
  const { meetups, attendances } = await meetupsOf(tx, group).select(totals).executeTakeFirstOrThrow()
  return { meetups, attendances, people: group.peopleCame, cameAgain: group.cameAgain }
}

const totals = [sql<number>`count(*)::integer`.as('meetups'), sql<number>`coalesce(sum(attendances), 0)::integer`.as('attendances')] as const

/** How a group has gone since a day, for those who keep its register: the others' rows are hidden from them. */
export async function countSince(tx: Tx, group: Group, since: Day): Promise<Figures> {
  const { partnershipId, id } = group
  const { meetups, attendances } = await meetupsOf(tx, group).where('metOn', '>=', since).select(totals).executeTakeFirstOrThrow()
  const { people, cameAgain } = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom('meetup as m')
        .innerJoin('attendance as a', (join) => join.onRef('a.partnershipId', '=', 'm.partnershipId').onRef('a.meetupId', '=', 'm.id'))
        .select(['a.memberId', sql<number>`count(*)`.as('times')])
        .where('m.partnershipId', '=', partnershipId)
        .where('m.groupId', '=', id)
        .where('m.metOn', '>=', since)
        .groupBy('a.memberId')
        .as('each'),
    )
    .select([sql<number>`count(*)::integer`.as('people'), sql<number>`(count(*) filter (where times > 1))::integer`.as('cameAgain')])
    .executeTakeFirstOrThrow()
  const { newcomers } = await tx
    .selectFrom('groupMember')
    .select(sql<number>`count(*)::integer`.as('newcomers'))
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .where('firstCameOn', '>=', since)
    .executeTakeFirstOrThrow()
  return { meetups, attendances, people, cameAgain, newcomers }
}

/** Attendances of each month since one, with how often it met. Months without a meet-up are not among them. */
export const countByMonth = (tx: Tx, group: Group, since: Day) =>
  meetupsOf(tx, group)
    .where('metOn', '>=', since)
    .select([sql<string>`to_char(met_on, 'YYYY-MM')`.as('month'), ...totals])
    .groupBy('month')
    .orderBy('month')
    .execute()

/** The days of the latest meet-ups, latest first. */
export const listLatestDays = async (tx: Tx, group: Group, limit: number): Promise<Day[]> =>
  (await meetupsOf(tx, group).select('metOn').orderBy('metOn', 'desc').limit(limit).execute()).map(({ metOn }) => metOn)

/** Those who came at least so often and last before a day, whoever came last first: for those who keep the register. */
export const listLastHereBefore = (tx: Tx, group: Group, before: Day, atLeast: number, limit = 30): Promise<Omit<Member, 'isTicked'>[]> =>
  tx
    .selectFrom('groupMember')
    .select(['id', 'calledName', 'came', 'lastCameOn'])
    .where('partnershipId', '=', group.partnershipId)
    .where('groupId', '=', group.id)
    .where('came', '>=', atLeast)
    .where('lastCameOn', '<', before)
    .orderBy('lastCameOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
