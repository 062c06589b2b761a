import { sql } from 'kysely'
import type { Countable } from '../../platform/manifest.ts'
import { type WayIn, waysIn } from './referral.ts'

/** What may be counted of referrals. */
export const counts: readonly Countable[] = [
  {
    key: 'referrals by way in',
    title: 'Referrals, by way in',
    definition: 'Every request that we get in touch with a person, since the beginning, by how it came.',
    count: async (tx, partnershipId) => {
      const rows = await tx
        .selectFrom('referral')
        .select(['wayIn', (eb) => eb.fn.countAll<number>().as('count')])
        .where('partnershipId', '=', partnershipId)
        .groupBy('wayIn')
        .execute()
      const counted = new Map(rows.map(({ wayIn, count }) => [wayIn, count]))
      const parts = (Object.keys(waysIn) as WayIn[]).map((wayIn) => ({ label: waysIn[wayIn], count: counted.get(wayIn) ?? 0 }))
      return { kind: 'parts', of: 'referrals', parts }
    },
  },
  {
    key: 'referrals answered',
    title: 'From referral to support',
    definition: 'How many referrals came, how many have been answered, and how many were accepted, which begins support.',
    count: async (tx, partnershipId) => {
      const { received, answered, accepted } = await tx
        .selectFrom('referral')
        .select((eb) => [
          eb.fn.countAll<number>().as('received'),
          eb.fn.countAll<number>().filterWhere('answeredAt', 'is not', null).as('answered'),
          eb.fn.countAll<number>().filterWhere('answeredAt', 'is not', null).filterWhere('state', '=', 'accepted').as('accepted'),
        ])
        .where('partnershipId', '=', partnershipId)
        .executeTakeFirstOrThrow()
      const steps = [
        { label: 'Received', count: received },
        { label: 'Answered', count: answered },
        { label: 'Accepted', count: accepted },
      ]
      return { kind: 'chain', steps }
    },
  },
  {
    key: 'referrals waiting time',
    title: 'Days until an answer',
    definition: 'Days from a referral coming in to its being accepted or declined: half were answered sooner than this. Those still waiting are left out.',
    count: async (tx, partnershipId) => {
      const days = sql<number>`extract(epoch from answered_at - received_at) / 86400`
      const { n, quartiles } = await tx
        .selectFrom('referral')
        .select((eb) => [
          eb.fn.countAll<number>().as('n'),
          sql<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by ${days})`.as('quartiles'),
        ])
        .where('partnershipId', '=', partnershipId)
        .where('answeredAt', 'is not', null)
        .executeTakeFirstOrThrow()
      const [lower = 0, median = 0, upper = 0] = quartiles ?? []
      return { kind: 'spread', n, unit: 'days', lower, median, upper }
    },
  },
]
