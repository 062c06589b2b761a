import { sql } from 'kysely'
import { type Tx, withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { MOVES } from '../rows.ts'

/** Two people who are, or were, joined. */
export interface Pair {
  partnershipId: string
  joiningId: string
  kept: { id: string; teamId: string }
  aside: { id: string; teamId: string }
}

/**
 * Moves all that is about the one put aside to the one kept, and writes down each row, with the team that reached it. Answers how many of
 * each table moved.
 */
export const moveRows = (tx: Tx, pair: Pair): Promise<Record<string, number>> => withoutSeeingWhose(tx, () => moveAll(tx, pair))

/** The same, as the role that works for nobody. */
export async function moveAll(tx: Tx, { partnershipId, joiningId, kept, aside }: Pair): Promise<Record<string, number>> {
  const moved: Record<string, number> = {}
  for (const { table, key, teamFollows = false, isSealed = false, oneFor } of MOVES) {
    const theirs = sql`t.partnership_id = ${partnershipId} and t.person_id = ${aside.id}`
    const unlessKeptHasOne = oneFor
      ? sql`and not exists (select from ${sql.table(table)} k where k.partnership_id = ${partnershipId} and k.person_id = ${kept.id}
          ${sql.join(
            oneFor.map((column) => sql`and k.${sql.ref(column)} = t.${sql.ref(column)}`),
            sql` `,
          )})`
      : sql``
    const { numAffectedRows = 0n } = await sql`
      with gone as (
        update ${sql.table(table)} t set person_id = ${kept.id}
          ${teamFollows ? sql`, team_id = case when t.team_id = ${aside.teamId} then ${kept.teamId}::uuid else t.team_id end` : sql``}
          ${isSealed ? sql`, sealed_for = coalesce(t.sealed_for, t.person_id)` : sql``}
        where ${theirs} ${unlessKeptHasOne})
      insert into joining_row (partnership_id, joining_id, of_table, row_key, team_was)
        select ${partnershipId}::uuid, ${joiningId}::uuid, ${table}, ${keyOf(key)}, ${teamFollows ? sql`t.team_id` : sql`null::uuid`}
        from ${sql.table(table)} t where ${theirs} ${unlessKeptHasOne}`.execute(tx)
    if (numAffectedRows > 0n) moved[table] = Number(numAffectedRows)
  }
  // What became of a referral names no person, and follows it.
  await sql`update referral_progress set team_id = ${kept.teamId} where partnership_id = ${partnershipId} and team_id = ${aside.teamId}
    and referral_id in (select id from referral where partnership_id = ${partnershipId} and person_id = ${kept.id})`.execute(tx)
  await sql`update match_key set person_id = ${kept.id}, team_id = ${kept.teamId} where partnership_id = ${partnershipId} and person_id = ${aside.id}`.execute(
    tx,
  )
  return moved
}

/**
 * Puts back just the rows that moved, and with them what was written since to something that goes back: a talk of a stretch of support, a step
 * of a goal. Whatever else was written since stays with the one kept, and so does a goal that somebody has made theirs alone since.
 */
export async function moveRowsBack(tx: Tx, { partnershipId, joiningId, kept, aside }: Pair, ledAside: readonly string[]) {
  await withoutSeeingWhose(tx, async () => {
    for (const { table, key, teamFollows = false, isSealed = false, mayBeTaken = false, under } of MOVES) {
      const parent = MOVES.find((each) => each.table === under?.table)
      const sealed = isSealed ? sql`, sealed_for = coalesce(t.sealed_for, t.person_id)` : sql``
      // What belongs to something that may be taken goes only where that goes.
      if (!parent?.mayBeTaken) {
        await sql`update ${sql.table(table)} t set person_id = ${aside.id} ${teamFollows ? sql`, team_id = j.team_was` : sql``} ${sealed} from joining_row j
          where j.partnership_id = ${partnershipId} and j.joining_id = ${joiningId} and j.of_table = ${table} and j.row_key = ${keyOf(key)}
            and t.partnership_id = ${partnershipId} and t.person_id = ${kept.id} ${mayBeTaken ? sql`and t.team_id is not null` : sql``}`.execute(tx)
      }
      if (!under) continue
      const team = teamFollows && parent?.teamFollows ? sql`, team_id = p.team_id` : sql``
      await sql`update ${sql.table(table)} t set person_id = ${aside.id} ${team} ${sealed} from ${sql.table(under.table)} p
        where p.partnership_id = ${partnershipId} and p.person_id = ${aside.id} and t.partnership_id = ${partnershipId} and t.person_id = ${kept.id}
          and t.${sql.ref(under.column)} = p.id`.execute(tx)
    }
    await sql`update referral_progress g set team_id = r.team_id from referral r where r.partnership_id = ${partnershipId} and r.person_id = ${aside.id}
      and g.partnership_id = ${partnershipId} and g.referral_id = r.id and g.team_id <> r.team_id`.execute(tx)
    await sql`update match_key set person_id = ${aside.id}, team_id = ${aside.teamId}
      where partnership_id = ${partnershipId} and person_id = ${kept.id} and of_id in (${sql.join([aside.id, ...ledAside])})`.execute(tx)
    await sql`update person set joined_to = null, joined_at = null where partnership_id = ${partnershipId} and id = ${aside.id}`.execute(tx)
    if (ledAside.length > 0) {
      await sql`update person set joined_to = ${aside.id} where partnership_id = ${partnershipId} and id in (${sql.join(ledAside)})`.execute(tx)
    }
  })
}

/** A row's key as it is written down. */
const keyOf = (key: readonly string[]) => (key.length > 0 ? sql`concat_ws('/', ${sql.join(key.map((column) => sql`t.${sql.ref(column)}`))})` : sql`''`)
