import { tScore } from './attainment.ts'
import type { Goal } from './goal.ts'

export interface Score {
  /** Goals that were rated at the start and since: the only ones that can be compared. */
  goals: number
  start: number
  now: number
  change: number
}

/** The score of a person's goals at the start and now, over the same goals. Undefined when none has been rated since it began. */
export function scoreOf(goals: readonly Pick<Goal, 'startLevel' | 'nowLevel'>[]): Score | undefined {
  const rated = goals.flatMap(({ startLevel, nowLevel }) => (startLevel === null || nowLevel === null ? [] : [{ startLevel, nowLevel }]))
  const start = tScore(rated.map(({ startLevel }) => ({ level: startLevel })))
  const now = tScore(rated.map(({ nowLevel }) => ({ level: nowLevel })))
  if (start === undefined || now === undefined) return undefined
  return { goals: rated.length, start, now, change: now - start }
}
