import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'

/**
 * Shares the keys of a person's goals as the goals are shared: with nobody, once their plan waits to be deleted. Every change of either
 * calls it in the same transaction, so that what is taken back is out of reach when the change is.
 */
export async function shareGoalKeys(tx: Tx, partnershipId: string, personId: string) {
  await sql`update goal_key k set team_id = case when exists
      (select from plan_key f where f.partnership_id = k.partnership_id and f.person_id = k.person_id and f.forget_on is not null) then null else g.team_id end
    from goal g
    where g.partnership_id = k.partnership_id and g.id = k.goal_id and k.partnership_id = ${partnershipId} and k.person_id = ${personId}`.execute(tx)
}
