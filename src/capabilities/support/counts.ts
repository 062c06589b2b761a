import { sql } from 'kysely'
import type { Countable } from '../../platform/manifest.ts'
import { type Mode, modes } from './talks/conversation.ts'

/** What may be counted of support. */
export const counts: readonly Countable[] = [
  {
    key: 'conversations by mode',
    title: 'Conversations, by how people talked',
    definition: 'Every conversation between a person and a worker that was recorded, since the beginning. One person may have had several.',
    count: async (tx, partnershipId) => {
      const rows = await tx
        .selectFrom('conversation')
        .select(['mode', (eb) => eb.fn.countAll<number>().as('count')])
        .where('partnershipId', '=', partnershipId)
        .groupBy('mode')
        .execute()
      const counted = new Map(rows.map(({ mode, count }) => [mode, count]))
      const parts = (Object.keys(modes) as Mode[]).map((mode) => ({ label: modes[mode].label, count: counted.get(mode) ?? 0 }))
      return { kind: 'parts', of: 'conversations', parts }
    },
  },
  {
    key: 'people supported',
    title: 'People supported',
    definition: 'People with whom support has begun, now or before. Somebody supported twice is counted once.',
    count: async (tx, partnershipId) => {
      const { value } = await tx
        .selectFrom('support')
        .select((eb) => eb.fn.count<number>('personId').distinct().as('value'))
        .where('partnershipId', '=', partnershipId)
        .executeTakeFirstOrThrow()
      return { kind: 'total', value }
    },
  },
  {
    key: 'conversations in a stretch of support',
    title: 'Conversations from welcome to moving on',
    definition: 'How many conversations there were in a stretch of support that has ended: half had no more than this. Support that goes on is left out.',
    count: async (tx, partnershipId) => {
      const { n, quartiles } = await tx
        .selectFrom('support')
        .select((eb) => [
          eb.fn.countAll<number>().as('n'),
          sql<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by conversations)`.as('quartiles'),
        ])
        .where('partnershipId', '=', partnershipId)
        .where('state', '=', 'ended')
        .executeTakeFirstOrThrow()
      const [lower = 0, median = 0, upper = 0] = quartiles ?? []
      return { kind: 'spread', n, unit: 'conversations', lower, median, upper }
    },
  },
]
