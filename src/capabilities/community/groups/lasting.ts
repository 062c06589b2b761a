import type { Selectable } from 'kysely'
import type { LastingCheck } from '../../../../database/schema.ts'
import { addDays, addMonths, type Day } from '../../../platform/clock.ts'
import { type Group, isAlive } from './group.ts'

/** What the leads said of whether their group will last. */
export type Lasting = Selectable<LastingCheck>

export const aspects = ['led', 'othersCould', 'money', 'place', 'kit', 'withoutUs'] as const
export type Aspect = (typeof aspects)[number]
export type Answers = Record<Aspect, number>

/** Each question with its five steps, from least to most sure, and what a low answer means. Our own words; English keys. */
export const questions: Record<Aspect, { asks: string; steps: readonly [string, string, string, string, string]; worry: string; name: string }> = {
  led: {
    name: 'Who leads',
    asks: 'Who leads it now?',
    steps: ['Nobody does', 'A worker does', 'One of us, nearly alone', 'One of us, with help', 'Two or more of us share it'],
    worry: 'Nobody of the group leads it',
  },
  othersCould: {
    name: 'Who else could',
    asks: 'If whoever leads could not come for a month, could somebody else?',
    steps: ['No', 'We would have to look for somebody', 'Perhaps, for a week or two', 'Yes, with some help', 'Yes, and they have done it'],
    worry: 'Nobody else could lead it',
  },
  money: {
    name: 'Money',
    asks: 'Is there enough money to go on?',
    steps: ['No, it has run out', 'For a month or so', 'For half a year', 'For a year', 'It pays its own way, or needs none'],
    worry: 'Its money is running out',
  },
  place: {
    name: 'Place',
    asks: 'How sure is the place where you meet?',
    steps: ['We have none', 'We may lose it', 'From month to month', 'For the rest of the year', 'As long as we like'],
    worry: 'It may lose its place',
  },
  kit: {
    name: 'Kit',
    asks: 'Have you what you need: kit, keys, insurance?',
    steps: ['Much is missing', 'Some of it is missing', 'Most of it, borrowed', 'Most of it is ours', 'All of it'],
    worry: 'It lacks what it needs',
  },
  withoutUs: {
    name: 'Without us',
    asks: 'Could it run without the worker?',
    steps: ['Not at all', 'Not yet', 'With a visit each month', 'With a ring now and then', 'It does already'],
    worry: 'It could not run without the worker',
  },
}

/** The six answers added up: 6 to 30. */
export const scoreOf = (answers: Answers): number => aspects.reduce((sum, aspect) => sum + answers[aspect], 0)

/** The lowest of the six. */
export const leastOf = (answers: Answers): number => Math.min(...aspects.map((aspect) => answers[aspect]))

/** At or below this, an answer is a worry. */
export const WORRYING = 2

/** From this many points fewer than the time before, it is going downhill. */
const FEWER = 3

const MONTHS_BETWEEN = 6

/** The day from which the questions are asked again. */
export const askedAgainOn = (lastAnsweredOn: Day): Day => addMonths(lastAnsweredOn, MONTHS_BETWEEN)

/** Whether it is time for the questions. A group that is an idea, rests or has ended is not asked. */
export const isDue = (group: Pick<Group, 'state' | 'lastingCheckedOn'>, today: Day): boolean =>
  isAlive(group) && (group.lastingCheckedOn === null || askedAgainOn(group.lastingCheckedOn) <= today)

/** A group that says nothing of itself for so long may have stopped. */
export const SILENT_AFTER = 56 // days

/** The day before which a register is too long ago. */
export const silentBefore = (today: Day): Day => addDays(today, -SILENT_AFTER)

interface Known {
  group: Pick<Group, 'state' | 'lastingCheckedOn' | 'handsOverOn'>
  latest: Answers | undefined
  before: Answers | undefined
  lastMetOn: Day | null
}

/** Why a group may not last, the plainest first. None of them is a fault of anybody's. English keys. */
export function worriesOf({ group, latest, before, lastMetOn }: Known, today: Day): string[] {
  if (!isAlive(group)) return []
  const low = latest ? aspects.filter((aspect) => latest[aspect] <= WORRYING).map((aspect) => questions[aspect].worry) : []
  return [
    ...(group.handsOverOn !== null && group.handsOverOn < today && group.state !== 'standing on its own' ? ['The day to hand over has passed'] : []),
    ...low,
    ...(latest && before && scoreOf(before) - scoreOf(latest) >= FEWER ? ['Its answers are lower than last time'] : []),
    ...(group.state !== 'starting' && (lastMetOn === null || lastMetOn < silentBefore(today)) ? ['No register for eight weeks'] : []),
    ...(isDue(group, today) ? ['Its leads have not been asked for half a year'] : []),
  ]
}
