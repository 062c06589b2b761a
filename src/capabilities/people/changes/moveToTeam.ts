import { sql } from 'kysely'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'

/**
 * Every table whose rows a team reaches because they are about somebody it supports: they follow when the person moves to another team.
 * A table that is new and has both columns is named here, or in `STAYS` with the reason; a test walks the database for them.
 */
export const FOLLOWS = [
  'activation',
  'attendance',
  'call',
  'checkin',
  'conversation',
  'conversation_draft',
  'goal',
  'goal_key',
  'goal_outlook',
  'goal_rating',
  'goal_step',
  'group_member',
  'introduction',
  'introduction_history',
  'joining',
  'match_key',
  'message_log',
  'moving_on',
  'plan_share',
  'planned_talk',
  'private_note',
  'promise',
  'reassigned',
  'referral',
  'referral_history',
  'referral_question',
  'referral_telling',
  'reminder',
  'support',
  'support_history',
  'worker_wish',
] as const

/** What stays with the team it was said to, because it is that team's work and not the person's story. */
export const STAYS: Record<string, string> = {
  gap_voice: 'A gap is of the area of a team, and so are those who spoke of it.',
  listed_person: 'A list is answered by the team of its practice.',
  words_to_seal: 'Empty ever after.',
}

/**
 * Moves somebody to another team, with everything that the team reaches of them. What they share with nobody stays with nobody. It is
 * the last thing that is done in a request: afterwards its viewer may no longer see them. Not together with other reads.
 */
export async function moveToTeam({ tx, viewer }: Acting, { personId, from, to }: { personId: string; from: string; to: string }) {
  const { partnershipId } = viewer
  await withoutSeeingWhose(tx, async () => {
    for (const table of FOLLOWS) {
      await sql`update ${sql.table(table)} set team_id = ${to}
        where partnership_id = ${partnershipId} and person_id = ${personId} and team_id = ${from}`.execute(tx)
    }
    // It names no person, and follows its referral.
    await sql`update referral_progress set team_id = ${to} where partnership_id = ${partnershipId} and team_id = ${from}
      and referral_id in (select id from referral where partnership_id = ${partnershipId} and person_id = ${personId})`.execute(tx)
    await sql`update person set team_id = ${to} where partnership_id = ${partnershipId} and id = ${personId} and team_id = ${from}`.execute(tx)
  })
}
