import { sql } from 'kysely'
import { addMonths } from '../../../platform/clock.ts'
import type { Countable } from '../../../platform/manifest.ts'

/** What may be counted of small grants. */
export const grantCounts: readonly Countable[] = [
  {
    key: 'small grants',
    title: 'Small grants, from asking to telling',
    definition:
      'Applications for a small grant in the last 12 months; those of them that were given, that were paid, and of which somebody told what came of it.',
    count: async (tx, partnershipId, today) => {
      const those = (states: string) => sql<number>`(count(*) filter (where state in (${sql.raw(states)})))::integer`
      const { asked, given, paid, told } = await tx
        .selectFrom('grantApplication')
        .select([
          sql<number>`count(*)::integer`.as('asked'),
          those("'approved', 'paid', 'told'").as('given'),
          sql<number>`(count(*) filter (where state in ('paid', 'told') and paid_on is not null))::integer`.as('paid'),
          sql<number>`(count(*) filter (where state = 'told' and paid_on is not null))::integer`.as('told'),
        ])
        .where('partnershipId', '=', partnershipId)
        .where('sentOn', '>=', addMonths(today, -12))
        .executeTakeFirstOrThrow()
      const steps = [
        { label: 'Asked', count: asked },
        { label: 'Given', count: given },
        { label: 'Paid', count: paid },
        { label: 'Told what came of it', count: told },
      ]
      return { kind: 'chain', steps }
    },
  },
  {
    key: 'pounds given',
    title: 'Pounds given in small grants',
    definition: 'Whole pounds promised in the last 12 months, whether they have been paid yet or not.',
    count: async (tx, partnershipId, today) => {
      const { value } = await tx
        .selectFrom('grantApplication')
        .select(sql<number>`(coalesce(sum(awarded_pence), 0) / 100)::integer`.as('value'))
        .where('partnershipId', '=', partnershipId)
        .where('sentOn', '>=', addMonths(today, -12))
        .executeTakeFirstOrThrow()
      return { kind: 'total', value }
    },
  },
]
