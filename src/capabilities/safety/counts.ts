import { sql } from 'kysely'
import { addMonths } from '../../platform/clock.ts'
import type { Countable } from '../../platform/manifest.ts'

/** Concerns, as figures and nothing more. */
export const counts: readonly Countable[] = [
  {
    key: 'concerns raised',
    title: 'Concerns raised, by how soon somebody looked after them',
    name: 'Concerns raised',
    definition:
      'Concerns that somebody may not be safe, raised in the last 12 months. The first asked: whoever was asked first acknowledged it. What they were about, and whom, is never counted.',
    count: async (tx, partnershipId, today) => {
      const how = sql<'first' | 'later' | 'not yet'>`case when acknowledged_at is null then 'not yet' when asked = 1 then 'first' else 'later' end`
      const rows = await tx
        .selectFrom('concern')
        .select([how.as('how'), sql<number>`count(*)::integer`.as('count')])
        .where('partnershipId', '=', partnershipId)
        .where('raisedAt', '>=', new Date(`${addMonths(today, -12)}T00:00:00Z`))
        .groupBy('how')
        .execute()
      const counted = new Map(rows.map(({ how, count }) => [how, count]))
      const parts = [
        { label: 'Acknowledged by the first asked', count: counted.get('first') ?? 0 },
        { label: 'Acknowledged by the next', count: counted.get('later') ?? 0 },
        { label: 'Not acknowledged yet', count: counted.get('not yet') ?? 0 },
      ]
      return { kind: 'parts', of: 'concerns', parts }
    },
  },
]
