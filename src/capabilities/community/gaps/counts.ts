import { sql } from 'kysely'
import { addMonths } from '../../../platform/clock.ts'
import type { Countable } from '../../../platform/manifest.ts'
import { gapStates, stateWords } from './gap.ts'

/** What may be counted of gaps. */
export const gapCounts: readonly Countable[] = [
  {
    key: 'gaps by what became of them',
    title: 'Gaps, by what became of them',
    definition: 'Things people would like and cannot find, noticed in the last 12 months, by where each is now. One gap may be many people’s.',
    count: async (tx, partnershipId, today) => {
      const rows = await tx
        .selectFrom('gap')
        .select(['state', sql<number>`count(*)::integer`.as('count')])
        .where('partnershipId', '=', partnershipId)
        .where('noticedOn', '>=', addMonths(today, -12))
        .groupBy('state')
        .execute()
      const counted = new Map(rows.map(({ state, count }) => [state, count]))
      return { kind: 'parts', of: 'gaps', parts: gapStates.map((state) => ({ label: stateWords[state], count: counted.get(state) ?? 0 })) }
    },
  },
]
