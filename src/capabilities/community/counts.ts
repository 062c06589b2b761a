import { sql } from 'kysely'
import { addMonths, type Day } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Countable } from '../../platform/manifest.ts'
import { groupStates, stateWords } from './groups/group.ts'

const MONTHS = 12
const since = (today: Day) => addMonths(today, -MONTHS)

/** What may be counted of groups, registers and introductions. */
export const counts: readonly Countable[] = [
  {
    key: 'groups meeting',
    title: 'Groups that met',
    definition: 'Groups with a register of at least one meet-up in the last 12 months. Groups that keep no register here are left out.',
    count: async (tx, partnershipId, today) => {
      const { value } = await meetupsOf(tx, partnershipId, today).select(sql<number>`count(distinct group_id)::integer`.as('value')).executeTakeFirstOrThrow()
      return { kind: 'total', value }
    },
  },
  {
    key: 'groups by life',
    title: 'Groups, by where they are in their life',
    definition: 'Groups that keep their register here and have not ended, by what was last said of them.',
    count: async (tx, partnershipId) => {
      const rows = await tx
        .selectFrom('communityGroup')
        .select(['state', sql<number>`count(*)::integer`.as('count')])
        .where('partnershipId', '=', partnershipId)
        .where('state', '<>', 'ended')
        .groupBy('state')
        .execute()
      const counted = new Map(rows.map(({ state, count }) => [state, count]))
      const parts = groupStates.filter((state) => state !== 'ended').map((state) => ({ label: stateWords[state].name, count: counted.get(state) ?? 0 }))
      return { kind: 'parts', of: 'groups', parts }
    },
  },
  {
    key: 'new people who came back',
    title: 'New people who came back',
    definition:
      'People a register knows by name whose first time in a group was in the last 12 months, those of them who came again, and those who came three times or more. Somebody new in two groups counts in each.',
    count: async (tx, partnershipId, today) => {
      const { newcomers, again, regularly } = await tx
        .selectFrom(whoStandsOnRegisters(tx, partnershipId))
        .select([
          sql<number>`count(*)::integer`.as('newcomers'),
          sql<number>`(count(*) filter (where came > 1))::integer`.as('again'),
          sql<number>`(count(*) filter (where came > 2))::integer`.as('regularly'),
        ])
        .where('firstCameOn', '>=', since(today))
        .executeTakeFirstOrThrow()
      const steps = [
        { label: 'Came for the first time', count: newcomers },
        { label: 'Came again', count: again },
        { label: 'Came three times or more', count: regularly },
      ]
      return { kind: 'chain', steps }
    },
  },
  {
    key: 'attendances by month',
    title: 'Attendances, by month',
    definition: 'Everybody who came to a meet-up, each time they came, in the last 12 whole months. Somebody who comes every week counts every week.',
    count: async (tx, partnershipId, today) => {
      // Whole months, so that this one does not look poor on its second day.
      const thisMonth = `${today.slice(0, 7)}-01`
      const first = since(thisMonth)
      const rows = await tx
        .selectFrom('meetup')
        .where('partnershipId', '=', partnershipId)
        .where('metOn', '>=', first)
        .where('metOn', '<', thisMonth)
        .select([sql<string>`to_char(met_on, 'YYYY-MM')`.as('month'), sql<number>`sum(attendances)::integer`.as('count')])
        .groupBy('month')
        .execute()
      const counted = new Map(rows.map(({ month, count }) => [month, count]))
      const months = Array.from({ length: MONTHS }, (_, i) => addMonths(first, i).slice(0, 7))
      return { kind: 'parts', of: 'attendances', parts: months.map((month) => ({ label: monthWords(month), count: counted.get(month) ?? 0 })) }
    },
  },
  {
    key: 'people who came',
    title: 'Different people who came',
    definition:
      'People a register knows by name who came at least once in the last 12 months. Others, whose names are not kept, are left out; somebody in two groups counts in each.',
    count: async (tx, partnershipId, today) => {
      const { value } = await tx
        .selectFrom(whoStandsOnRegisters(tx, partnershipId))
        .select(sql<number>`count(*)::integer`.as('value'))
        .where('lastCameOn', '>=', since(today))
        .executeTakeFirstOrThrow()
      return { kind: 'total', value }
    },
  },
  {
    key: 'people at a meetup',
    title: 'People at a meet-up',
    definition: 'How many came to a meet-up, over all meet-ups of the last 12 months: half had more than this.',
    count: async (tx, partnershipId, today) => {
      const { n, quartiles } = await meetupsOf(tx, partnershipId, today)
        .select([
          sql<number>`count(*)::integer`.as('n'),
          sql<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by attendances)`.as('quartiles'),
        ])
        .executeTakeFirstOrThrow()
      const [lower = 0, median = 0, upper = 0] = quartiles ?? []
      return { kind: 'spread', n, unit: 'people', lower, median, upper }
    },
  },
  {
    key: 'introductions landed',
    title: 'From introduction to belonging',
    definition:
      'People to whom a group or service was suggested, or who were introduced to one, since the beginning; those of them who said yes, who were introduced, who went at least once, and who came to belong: three times or more. Who was only told of something is left out. Each person counts once.',
    count: async (tx, partnershipId) => {
      const people = (where: string) => sql<number>`(count(distinct person_id) filter (where ${sql.raw(where)}))::integer`
      const { suggested, yes, introduced, came, regularly } = await tx
        .selectFrom('introduction')
        .select([
          sql<number>`count(distinct person_id)::integer`.as('suggested'),
          people('yes_on is not null or introduced_on is not null').as('yes'),
          people('introduced_on is not null').as('introduced'),
          people('first_came_on is not null').as('came'),
          people("first_came_on is not null and (state = 'comes regularly' or regular_on is not null)").as('regularly'),
        ])
        .where('partnershipId', '=', partnershipId)
        .where((eb) => eb.or([eb('toldOn', 'is', null), eb('introducedOn', 'is not', null)]))
        .executeTakeFirstOrThrow()
      const steps = [
        { label: 'Suggested or introduced', count: suggested },
        { label: 'Said yes', count: yes },
        { label: 'Introduced', count: introduced },
        { label: 'Went at least once', count: came },
        { label: 'Comes regularly', count: regularly },
      ]
      return { kind: 'chain', steps }
    },
  },
]

/** Each person of each register, once: somebody who turned out to be the same person as another may still stand on it twice. */
const whoStandsOnRegisters = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('groupMember as m')
    .leftJoin('person as aside', (join) =>
      join.onRef('aside.partnershipId', '=', 'm.partnershipId').onRef('aside.id', '=', 'm.personId').on('aside.joinedTo', 'is not', null),
    )
    .select((eb) => [eb.fn.sum<number>('m.came').as('came'), eb.fn.min('m.firstCameOn').as('firstCameOn'), eb.fn.max('m.lastCameOn').as('lastCameOn')])
    .where('m.partnershipId', '=', partnershipId)
    .groupBy((eb) => ['m.groupId', eb.fn.coalesce('aside.joinedTo', 'm.personId', 'm.id')])
    .as('who')

const meetupsOf = (tx: Tx, partnershipId: string, today: Day) =>
  tx.selectFrom('meetup').where('partnershipId', '=', partnershipId).where('metOn', '>=', since(today)).where('metOn', '<=', today)

const monthWords = (month: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
