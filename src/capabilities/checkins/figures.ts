import { sql } from 'kysely'
import type { Day } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Countable, Counted } from '../../platform/manifest.ts'
import { type Occasion, occasions } from './checkin.ts'
import { type ChoiceQuestion, measures, type NumberQuestion, type Question, type ScaleQuestion } from './measures.ts'

type Later = Exclude<Occasion, 'start'>

const WHO = 'People who agreed to be counted'
const asHeading: Record<Occasion, string> = { start: 'at the start', 'four months': 'after four months', 'eight months': 'after eight months' }
const laterOnes = (Object.keys(occasions) as Occasion[]).filter((occasion): occasion is Later => occasion !== 'start')

// For rows of a table; the definition has the whole question.
const inFewWords: Record<string, string> = {
  life_satisfaction: 'Satisfied with life',
  worthwhile: 'What I do is worthwhile',
  happy_yesterday: 'Happy yesterday',
  anxious_yesterday: 'Anxious yesterday',
  groups_belonged_to: 'Groups I belong to',
}

/** How many were asked and answered each time, and what changed within the same people, for each question on its own. */
export const figures: readonly Countable[] = [
  ...(Object.keys(occasions) as Occasion[]).map(
    (occasion): Countable => ({
      key: `checkins-${occasion.replace(' ', '-')}`,
      title: `Check-ins ${asHeading[occasion]}`,
      definition: `${WHO}, whose check-in ${asHeading[occasion]} has come due: how many were asked, and how many answered.`,
      count: (tx, partnershipId, today) => countChain(tx, partnershipId, occasion, today),
    }),
  ),
  ...measures.flatMap((measure) => measure.questions.flatMap((question: Question) => laterOnes.map((later) => changeIn(question, later)))),
]

function changeIn(question: Question, later: Later): Countable {
  return {
    key: `change-${question.key.replaceAll('_', '-')}-${later.replace(' ', '-')}`,
    title: `${question.wording} Change from the start to ${later}`,
    name: inFewWords[question.key] ?? question.wording,
    under: `From the start to ${later}`,
    definition: `“${question.wording}” ${WHO} and answered this question at the start, and whose check-in ${asHeading[later]} has come due. Change is within those who answered it both times; the others are lost. ${question.source}.`,
    count: (tx, partnershipId, today) =>
      question.kind === 'choice' ? countShifts(tx, partnershipId, question, later) : countChange(tx, partnershipId, question, later, today),
  }
}

async function countChain(tx: Tx, partnershipId: string, occasion: Occasion, today: Day): Promise<Counted> {
  const { due, asked, answered } = await tx
    .selectFrom('checkin as c')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'c.partnershipId').onRef('p.id', '=', 'c.personId'))
    .where('c.partnershipId', '=', partnershipId)
    .where('p.countsInEvaluation', '=', true)
    .where('c.occasion', '=', occasion)
    // Somebody may answer a little before the day.
    .where((eb) => eb.or([eb('c.dueOn', '<=', today), eb('c.state', '=', 'answered')]))
    .select((eb) => [
      eb.fn.countAll<number>().as('due'),
      eb.fn
        .countAll<number>()
        .filterWhere(eb.or([eb('c.askedAt', 'is not', null), eb('c.state', '=', 'answered')]))
        .as('asked'),
      eb.fn.countAll<number>().filterWhere('c.state', '=', 'answered').as('answered'),
    ])
    .executeTakeFirstOrThrow()
  return {
    kind: 'chain',
    steps: [
      { label: 'Due', count: due },
      { label: 'Asked', count: asked },
      { label: 'Answered', count: answered },
    ],
  }
}

/**
 * Each person once: who answered at the start of a stretch of support, and what they answered later in the same one. Of somebody
 * supported more than once, the first stretch with both answers counts, else the first.
 */
const pairs = (partnershipId: string, { key }: Question, later: Later) => sql`
  select distinct on (s.person_id)
    (s.answers ->> ${key})::float8 as start_value,
    (l.answers ->> ${key})::float8 as later_value,
    l.due_on
  from checkin s
  join person p on p.partnership_id = s.partnership_id and p.id = s.person_id
  join checkin l on l.partnership_id = s.partnership_id and l.support_id = s.support_id and l.occasion = ${later}
  where s.partnership_id = ${partnershipId} and s.occasion = 'start' and s.answers ->> ${key} is not null and p.counts_in_evaluation
  order by s.person_id, l.answers ->> ${key} is null, s.due_on`

interface Moments {
  asked: number
  n: number
  meanStart: number | null
  meanLater: number | null
  meanChange: number | null
  varianceOfChange: number | null
}

async function countChange(tx: Tx, partnershipId: string, question: ScaleQuestion | NumberQuestion, later: Later, today: Day): Promise<Counted> {
  const { rows } = await sql<Moments>`
    select
      count(*) as asked,
      count(later_value) as n,
      avg(start_value) filter (where later_value is not null) as mean_start,
      avg(later_value) as mean_later,
      avg(later_value - start_value) as mean_change,
      var_samp(later_value - start_value) as variance_of_change
    from (${pairs(partnershipId, question, later)}) as pair
    where later_value is not null or due_on <= ${today}`.execute(tx)
  const { asked, n, meanStart, meanLater, meanChange, varianceOfChange } = rows[0] as Moments
  const isKnown = meanStart !== null && meanLater !== null && meanChange !== null && varianceOfChange !== null
  return {
    kind: 'change',
    unit: question.kind === 'number' ? 'groups' : `points from ${question.min} to ${question.max}`,
    asked,
    // One person alone has no spread, and their change is theirs.
    moments: isKnown ? { n, meanStart, meanLater, meanChange, varianceOfChange } : undefined,
    higherIsBetter: question.direction === 'higher is better',
  }
}

/** The answers are in order but not evenly spaced, so people are counted, and nothing is averaged. */
async function countShifts(tx: Tx, partnershipId: string, question: ChoiceQuestion, later: Later): Promise<Counted> {
  const { rows } = await sql<{ better: number; same: number; worse: number }>`
    select
      count(*) filter (where later_value > start_value) as better,
      count(*) filter (where later_value = start_value) as same,
      count(*) filter (where later_value < start_value) as worse
    from (${pairs(partnershipId, question, later)}) as pair`.execute(tx)
  const { better, same, worse } = rows[0] as { better: number; same: number; worse: number }
  const [more, less] = question.direction === 'higher is better' ? [better, worse] : [worse, better]
  return {
    kind: 'parts',
    of: 'people',
    parts: [
      { label: 'Lonely less often', count: more },
      { label: 'The same', count: same },
      { label: 'Lonely more often', count: less },
    ],
  }
}
