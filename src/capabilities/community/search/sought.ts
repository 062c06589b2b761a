import type { Day } from '../../../platform/clock.ts'
import type { Place } from '../../../platform/distance.ts'
import type { Asked, Said } from './words.ts'

/** What is looked for, read and understood: what the directory is asked. */
export interface Sought {
  /** All of it is asked for. None: everything. */
  words: readonly Understood[]
  /** Entries last checked before it are not shown. */
  oldest: Day
  kind?: 'group' | 'service' | undefined
  isFree?: boolean | undefined
  days?: readonly string[] | undefined
  times?: readonly string[] | undefined
  ways?: readonly string[] | undefined
  accessFeatures?: readonly string[] | undefined
  /** Terms by taxonomy: one of each. */
  terms?: readonly (readonly string[])[] | undefined
  language?: string | undefined
  age?: number | undefined
  hasRoom?: boolean | undefined
  /** From where, and within how many metres. */
  around?: { from: Place; within: number } | undefined
}

/** A thing asked for, with the words that mean the same. */
export interface Understood extends Asked {
  any: readonly Said[]
}

/** What of an entry a list shows. `metres` is how far it is from where was asked about. */
export interface Shown {
  id: string
  kind: 'group' | 'service'
  name: string
  sortName: string
  summary: string
  whenItMeets: string
  cost: string
  isFree: boolean
  placeName: string
  state: 'open' | 'closed for now' | 'at rest'
  closedBecause: string
  closedUntil: Day | null
  lastCheckedOn: Day
  placesLeft: number | null
  latitude: number | null
  longitude: number | null
  metres: number | null
}
