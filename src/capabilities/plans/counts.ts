import { sql } from 'kysely'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Countable, Counted } from '../../platform/manifest.ts'
import { fiveWays } from './fiveWays.ts'
import { stateWords } from './goal.ts'

interface Moments {
  asked: number
  n: number
  meanStart: number
  meanLater: number
  meanChange: number
  varianceOfChange: number | null
}

/**
 * The T-score of each person's goals at the start and now, over the same goals, then the moments of both across people. Goals
 * weigh the same and go together with rho 0.3, as in attainment.ts; no person's score leaves the database.
 */
async function countAttainment(tx: Tx, partnershipId: string): Promise<Counted> {
  const { rows } = await sql<Moments>`
    with of_person as (
      select g.person_id,
        (count(*) filter (where g.now_level is not null))::float8 as goals,
        coalesce(sum(g.start_level) filter (where g.now_level is not null), 0)::float8 as start,
        coalesce(sum(g.now_level), 0)::float8 as later
      from goal g
      join person p on p.partnership_id = g.partnership_id and p.id = g.person_id
      where g.partnership_id = ${partnershipId} and g.start_level is not null and p.counts_in_evaluation
      group by g.person_id
    ), score as (
      select 50 + 10 * start / sqrt(0.7 * goals + 0.3 * goals * goals) as start, 50 + 10 * later / sqrt(0.7 * goals + 0.3 * goals * goals) as later
      from of_person where goals > 0
    )
    select (select count(*) from of_person) as asked, count(*) as n, avg(start) as "meanStart", avg(later) as "meanLater",
      avg(later - start) as "meanChange", var_samp(later - start) as "varianceOfChange"
    from score`.execute(tx)
  const { asked, n, varianceOfChange, ...means } = rows[0] as Moments
  return {
    kind: 'change',
    unit: 'points of the goal score',
    asked,
    moments: n > 0 ? { n, ...means, varianceOfChange: varianceOfChange ?? 0 } : undefined,
    higherIsBetter: true,
  }
}

/** Goals of people who agreed to be counted, by one of their columns. */
async function countBy(tx: Tx, partnershipId: string, column: 'way' | 'state') {
  const rows = await tx
    .selectFrom('goal as g')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'g.partnershipId').onRef('p.id', '=', 'g.personId'))
    .where('g.partnershipId', '=', partnershipId)
    .where('p.countsInEvaluation', '=', true)
    .select((eb) => [eb.ref(`g.${column}`).as('part'), eb.fn.countAll<number>().as('count')])
    .groupBy(`g.${column}`)
    .execute()
  return (part: string | null) => rows.find((row) => row.part === part)?.count ?? 0
}

export const counts: readonly Countable[] = [
  {
    key: 'goal attainment',
    title: 'How far people came with their goals',
    definition:
      'The goal score (T-score of Kiresuk and Sherman 1968) of each person’s goals, at the start and at the latest rating, over the same goals. 50 is as hoped; 10 points are one standard deviation. Leaves out people who did not agree to be counted, people without a goal, and goals that were not rated since they began. Levels are in order but not evenly spaced, so read it with care.',
    count: countAttainment,
  },
  {
    key: 'goals by way',
    title: 'Goals by the Five Ways to Wellbeing',
    definition: 'Goals of people who agreed to be counted, by the one way that was chosen for each.',
    count: async (tx, partnershipId) => {
      const of = await countBy(tx, partnershipId, 'way')
      return {
        kind: 'parts',
        of: 'goals',
        parts: [...fiveWays.map(({ key, name }) => ({ label: name, count: of(key) })), { label: 'None of them', count: of(null) }],
      }
    },
  },
  {
    key: 'goals by state',
    title: 'What became of goals',
    definition: 'Goals of people who agreed to be counted. Put to rest means that the person no longer wants it, or wants it later.',
    count: async (tx, partnershipId) => {
      const of = await countBy(tx, partnershipId, 'state')
      return { kind: 'parts', of: 'goals', parts: Object.entries(stateWords).map(([state, label]) => ({ label, count: of(state) })) }
    },
  },
]
