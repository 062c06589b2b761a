import type { Goal } from '../../src/capabilities/plans/goal.ts'
import { making } from './themesOfMaking.ts'
import { moving } from './themesOfMoving.ts'
import { people } from './themesOfPeople.ts'

/** Something that matters to many people: what they ask for, what they say, what they set out to do, and what of the community fits. */
export interface Theme {
  name: string
  /** How many of a hundred people or so. */
  weight: number
  ownWords: readonly string[]
  matters: readonly string[]
  goodAt: readonly string[]
  /** What matters, as a worker writes it down for the person to read. */
  talked: readonly string[]
  agreed: readonly string[]
  goals: readonly ThemeGoal[]
}

export interface ThemeGoal {
  words: string
  way: Goal['way']
  /** From much less than hoped to much more. */
  scale: readonly [string, string, string, string, string]
  steps: readonly string[]
}

export const themes: readonly Theme[] = [...moving, ...people, ...making]
