import { sql } from 'kysely'
import { reachingTeams, type Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { REGULARLY } from '../introduction.ts'

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

/**
 * Moves the introductions of members to what their attendances since say. "Not for me" stays: it is the person's word. The group
 * has been taken.
 */
export async function moveIntroductions({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, memberIds: readonly string[]) {
  if (memberIds.length === 0) return
  const { partnershipId } = viewer
  const introducing = await tx
    .selectFrom('groupMember')
    .select('teamId')
    .distinct()
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', memberIds)
    .where('teamId', 'is not', null)
    .execute()
  const teamIds = introducing.flatMap(({ teamId }) => teamId ?? [])
  // A leader reaches no introduction: this statement does, and gives nothing back.
  if (teamIds.length > 0) await reachingTeams(tx, viewer, { teamIds }, () => move(tx, partnershipId, memberIds))
}

const move = (tx: Tx, partnershipId: string, memberIds: readonly string[]) =>
  sql`
    update introduction i set
      first_came_on = counted.first,
      state = case when i.state = 'not for me' then i.state else counted.state end,
      version = i.version + 1
    from (
      select k.id, min(a.met_on) as first,
        case when count(a.member_id) >= ${REGULARLY}::integer then 'comes regularly' when count(a.member_id) > 0 then 'came once' else 'introduced' end as state
      from introduction k
      left join attendance a on a.partnership_id = k.partnership_id and a.member_id = k.member_id and a.met_on >= k.introduced_on
      where k.partnership_id = ${partnershipId} and k.member_id = any (${[...memberIds]}::uuid[])
      group by k.id
    ) counted
    where i.partnership_id = ${partnershipId} and i.id = counted.id
      and (i.first_came_on is distinct from counted.first or i.state not in (counted.state, 'not for me'))`.execute(tx)
