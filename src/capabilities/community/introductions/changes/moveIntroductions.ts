import { sql } from 'kysely'
import { reachingTeams, type Tx, withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { REGULARLY } from '../introduction.ts'

/**
 * Moves the introductions of members to what their attendances since say. "Not for me" and "moved on" stay: they are the person's
 * word. The group has been taken.
 */
export async function moveIntroductions({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, memberIds: readonly string[]) {
  if (memberIds.length === 0) return
  const { partnershipId } = viewer
  const { rows } = await withoutSeeingWhose(tx, () => introductionsOf(tx, partnershipId, memberIds))
  const ids = rows.map(({ id }) => id)
  const teamIds = [...new Set(rows.map(({ teamId }) => teamId))]
  // A leader reaches no introduction: this statement does, and gives nothing back.
  if (ids.length > 0) await reachingTeams(tx, viewer, { teamIds }, () => move(tx, partnershipId, ids))
}

/** By who they are and not by their place on the register: somebody who was joined with another may stand on it twice. */
const introductionsOf = (tx: Tx, partnershipId: string, memberIds: readonly string[]) =>
  sql<{ id: string; teamId: string }>`
    select distinct i.id, i.team_id as "teamId" from group_member m
    join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    join introduction i on i.partnership_id = m.partnership_id and i.person_id = coalesce(p.joined_to, p.id) and i.group_id = m.group_id
    where m.partnership_id = ${partnershipId} and m.id = any (${[...memberIds]}::uuid[])`.execute(tx)

const move = (tx: Tx, partnershipId: string, ids: readonly string[]) =>
  sql`
    with counted as (
      select k.id, k.state as before, k.introduced_on, array_agg(a.met_on order by a.met_on) filter (where a.met_on is not null) as days,
        case when count(a.met_on) >= ${REGULARLY}::integer then 'comes regularly' when count(a.met_on) > 0 then 'came once' else 'introduced' end as state
      from introduction k
      left join lateral (
        select distinct met_on from attendance
        where partnership_id = k.partnership_id and person_id = k.person_id and group_id = k.group_id and met_on >= k.introduced_on
      ) a on true
      where k.partnership_id = ${partnershipId} and k.id = any (${[...ids]}::uuid[]) and k.member_id is not null and k.introduced_on is not null
      group by k.id, k.state, k.introduced_on
    ), moved as (
      update introduction i set
        first_came_on = counted.days[1],
        regular_on = counted.days[${REGULARLY}::integer],
        state = case when i.state in ('not for me', 'moved on') then i.state else counted.state end,
        state_since = case
          when i.state in ('not for me', 'moved on', counted.state) then i.state_since
          when counted.state = 'introduced' then counted.introduced_on
          when counted.state = 'came once' then counted.days[1]
          else counted.days[${REGULARLY}::integer] end,
        version = i.version + 1
      from counted
      where i.partnership_id = ${partnershipId} and i.id = counted.id
        and (i.first_came_on is distinct from counted.days[1] or i.regular_on is distinct from counted.days[${REGULARLY}::integer]
          or i.state not in (counted.state, 'not for me', 'moved on'))
      returning i.id, i.version, i.person_id, i.team_id, i.state, i.state_since, counted.before
    )
    insert into introduction_history (partnership_id, introduction_id, version, person_id, team_id, state, since_on, by_name)
    select ${partnershipId}::uuid, id, version, person_id, team_id, state, state_since, 'The register' from moved where state <> before`.execute(tx)
