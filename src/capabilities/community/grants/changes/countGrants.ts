import { sql } from 'kysely'
import { dayIn } from '../../../../platform/clock.ts'
import { narrowed } from '../../../../platform/database/narrowed.ts'
import type { House } from '../../../../platform/http/env.ts'

/**
 * Counts what the groups that grants paid for have done since, from their registers: meet-ups, different people whom the register
 * knows, attendances. Runs as a role that reads no name.
 */
export async function countGrants({ database, clock }: Pick<House, 'database' | 'clock'>, { id: partnershipId, timeZone }: { id: string; timeZone: string }) {
  const today = dayIn(timeZone, clock())
  await narrowed(
    database.pool,
    { partnershipId },
    (tx) =>
      sql`
        update grant_application a set meetups = counted.meetups, attendances = counted.attendances, different_people = counted.people, figures_on = ${today}
        from (
          select g.id,
            (select count(*) from meetup m where m.partnership_id = g.partnership_id and m.group_id = g.group_id and m.met_on >= g.paid_on)::integer as meetups,
            (select coalesce(sum(m.attendances), 0) from meetup m where m.partnership_id = g.partnership_id and m.group_id = g.group_id and m.met_on >= g.paid_on)::integer as attendances,
            (select count(distinct t.member_id) from attendance t join meetup m on m.partnership_id = t.partnership_id and m.id = t.meetup_id
              where m.partnership_id = g.partnership_id and m.group_id = g.group_id and m.met_on >= g.paid_on)::integer as people
          from grant_application g
          where g.partnership_id = ${partnershipId} and g.group_id is not null and g.paid_on is not null
        ) counted
        where a.partnership_id = ${partnershipId} and a.id = counted.id`.execute(tx),
    'livewell_background',
  )
}
