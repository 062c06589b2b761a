import type { Selectable } from 'kysely'
import type { GoalOutlook, GoalRating, GoalStep, Goal as GoalTable } from '../../../database/schema.ts'
import type { Words } from '../../platform/words.ts'
import { type AttainmentLevel, attainmentLevels } from './attainment.ts'
import type { GoalWords } from './sealed.ts'

/** A goal, opened. So are its steps and ratings. */
export type Goal = Omit<Selectable<GoalTable>, 'sealed'> & GoalWords
export type GoalState = Goal['state']
export type Step = Omit<Selectable<GoalStep>, 'sealed' | 'sealedFor'> & { words: string }
export type Rating = Omit<Selectable<GoalRating>, 'sealed' | 'sealedFor'> & { said: string }

/** How important a goal is to the person, and how sure they are of it: from 1 to 10 each, and not always both. */
export type Outlook = Pick<Selectable<GoalOutlook>, 'goalId' | 'importance' | 'confidence' | 'saidOn' | 'byName'>

/** What may become of a goal, in the order people meet it. One that was put to rest can be taken up again. */
export const mayBecome = {
  open: ['reached', 'rested'],
  reached: ['open'],
  rested: ['open'],
} as const satisfies Record<GoalState, readonly GoalState[]>

/** Whether a goal in one state may come to be in another. */
export const canBecome = (from: GoalState, to: GoalState) => (mayBecome[from] as readonly GoalState[]).includes(to)

export const stateWords: Record<GoalState, string> = { open: 'Working on it', reached: 'Reached', rested: 'Put to rest' }

/** The five points of the scale, worst first, with the words that were agreed for each. Those nobody wrote are empty. */
export const scaleOf = (goal: GoalWords): { level: AttainmentLevel; words: string; agreed: string }[] => {
  const agreed: Record<AttainmentLevel, string> = { '-2': goal.muchLess, '-1': goal.less, 0: goal.asHoped, 1: goal.more, 2: goal.muchMore }
  return attainmentLevels.map(({ level, words }) => ({ level, words, agreed: agreed[level] }))
}

/** Where a goal is: at its last rating, else where it began. Undefined when nobody has said. */
export const levelNow = (goal: Pick<Goal, 'startLevel' | 'nowLevel'>): number | undefined => goal.nowLevel ?? goal.startLevel ?? undefined

/** A level in the words people see. */
export const levelWords = (level: number): string => attainmentLevels.find((known) => known.level === level)?.words ?? ''

/** Where a goal is, as a sentence in the reader's language. */
export function whereItIs(goal: Pick<Goal, 'startLevel' | 'nowLevel'>, { t }: Pick<Words, 't'>): string {
  const level = levelNow(goal)
  if (level === undefined) return t('Not rated yet.')
  return t(goal.nowLevel === null ? 'At the start: {{level}}.' : 'Now: {{level}}.', { level: t(levelWords(level)) })
}

/** The beginning of a long text, for a link or a heading. */
export function shortened(words: string, most = 80): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  // Between words where there are any; never inside a letter that takes two places.
  return `${cut.replace(/\s+\S*$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}
