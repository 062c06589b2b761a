import { groupsThatMake } from './groupsThatMake.ts'
import { groupsThatMeet } from './groupsThatMeet.ts'
import { groupsThatMove } from './groupsThatMove.ts'

/** Something of the directory that meets and keeps a register, in its own words. */
export interface GroupWords {
  name: string
  summary: string
  whoSuits: string
  firstVisit: string
  /** 1 is Monday. */
  weekday: number
  every: 'week' | 'fortnight' | 'month'
  time: string
  cost: string
  access: string
  village: string
  place: string
  /** Names of themes. */
  fits: readonly string[]
  /** How many regulars it had before anybody was introduced. */
  regulars: number
}

export const groups: readonly GroupWords[] = [...groupsThatMove, ...groupsThatMeet, ...groupsThatMake]
