import { sql } from 'kysely'
import { addMonths } from '../../../platform/clock.ts'
import type { Countable } from '../../../platform/manifest.ts'

/** What may be counted of visits and weekly updates. */
export const visitCounts: readonly Countable[] = [
  {
    key: 'visits to places',
    title: 'Visits to places',
    definition: 'Visits that workers wrote down in the last 12 months. Two visits to one place are two.',
    count: async (tx, partnershipId, today) => {
      const { value } = await tx
        .selectFrom('visit')
        .select(sql<number>`count(*)::integer`.as('value'))
        .where('partnershipId', '=', partnershipId)
        .where('visitedOn', '>=', addMonths(today, -12))
        .executeTakeFirstOrThrow()
      return { kind: 'total', value }
    },
  },
  {
    key: 'weeks in the community',
    title: 'Told in weekly updates',
    definition: 'What workers told in the weekly updates they published in the last 12 months. A week that nobody told is left out.',
    count: async (tx, partnershipId, today) => {
      const sum = (column: 'visits' | 'groups_moved' | 'gaps_noticed' | 'landed') => sql<number>`coalesce(sum(${sql.ref(column)}), 0)::integer`.as(column)
      const told = await tx
        .selectFrom('weeklyUpdate')
        .select([sum('visits'), sum('groups_moved'), sum('gaps_noticed'), sum('landed')])
        .where('partnershipId', '=', partnershipId)
        .where('state', '=', 'published')
        .where('weekOn', '>=', addMonths(today, -12))
        .executeTakeFirstOrThrow()
      const counted = told as unknown as { visits: number; groupsMoved: number; gapsNoticed: number; landed: number }
      const parts = [
        { label: 'Visits', count: counted.visits },
        { label: 'Groups begun or moved on', count: counted.groupsMoved },
        { label: 'Gaps noticed', count: counted.gapsNoticed },
        { label: 'Introductions that landed', count: counted.landed },
      ]
      return { kind: 'parts', of: 'things told', parts }
    },
  },
]
