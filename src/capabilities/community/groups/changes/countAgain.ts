import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'

/**
 * Takes the group for this transaction, so that two registers kept at the same moment count one after the other, and neither
 * overlooks what the other wrote.
 */
export const takeGroup = (tx: Tx, partnershipId: string, groupId: string) =>
  tx.selectFrom('communityGroup').select('id').where('partnershipId', '=', partnershipId).where('id', '=', groupId).forUpdate().executeTakeFirst()

/** Sets how often members came, first and last, from their attendances. The group has been taken. */
export async function countMembersAgain(tx: Tx, partnershipId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return
  await sql`
    update group_member m set came = counted.came, first_came_on = counted.first, last_came_on = counted.last
    from (
      select k.id, count(a.member_id)::integer as came, min(a.met_on) as first, max(a.met_on) as last
      from group_member k left join attendance a on a.partnership_id = k.partnership_id and a.member_id = k.id
      where k.partnership_id = ${partnershipId} and k.id = any (${[...memberIds]}::uuid[])
      group by k.id
    ) counted
    where m.partnership_id = ${partnershipId} and m.id = counted.id`.execute(tx)
}

/** Sets how many different people came to a group, and how many of them again, so that workers read numbers and no names. The group has been taken. */
export async function countGroupAgain(tx: Tx, partnershipId: string, groupId: string) {
  await sql`
    update community_group g set people_came = counted.people, came_again = counted.again
    from (
      select count(*) filter (where came > 0)::integer as people, count(*) filter (where came > 1)::integer as again
      from group_member where partnership_id = ${partnershipId} and group_id = ${groupId}
    ) counted
    where g.partnership_id = ${partnershipId} and g.id = ${groupId} and (g.people_came, g.came_again) is distinct from (counted.people, counted.again)`.execute(
    tx,
  )
}
