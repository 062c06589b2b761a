import type { Selectable } from 'kysely'
import type { Introduction as IntroductionTable } from '../../../../database/schema.ts'
import { addDays, type Day } from '../../../platform/clock.ts'

export type Introduction = Selectable<IntroductionTable>
export type IntroductionState = Introduction['state']

/** From this many times on somebody comes regularly. */
export const REGULARLY = 3

/** What somebody is introduced to that is not of the directory. */
export const elsewhereWords: Record<Exclude<Introduction['toWhat'], 'entry'>, string> = {
  course: 'A course',
  volunteer: 'A volunteer, or a befriending scheme',
  service: 'Another service',
}

/** An introduction that stays in a state for longer than so many days wants a word. The others are where they may stay. */
export const STUCK_AFTER = { suggested: 14, 'said yes': 7, introduced: 21, 'came once': 42 } as const satisfies Partial<Record<IntroductionState, number>>
export type StuckState = keyof typeof STUCK_AFTER

/** Those who were only told are asked on the day they would like that, and else never. */
export type AskedState = StuckState | 'told'

/** After so many days nobody is asked about an introduction any more. */
export const ASKED_FOR = 182

export const stuckStates = Object.keys(STUCK_AFTER) as StuckState[]

/** The day before which an introduction has to have come into a state to be stuck in it. */
export const stuckBefore = (state: StuckState, today: Day): Day => addDays(today, -STUCK_AFTER[state])

/** Whether it is only suggested: nobody has been brought together yet. */
export const isSuggestion = ({ introducedOn, toldOn }: Pick<Introduction, 'introducedOn' | 'toldOn'>) => introducedOn === null && toldOn === null

/** Whether they were told of it and no more. */
export const isToldOnly = ({ introducedOn, toldOn }: Pick<Introduction, 'introducedOn' | 'toldOn'>) => introducedOn === null && toldOn !== null

/** The day it began, as it is told: what was introduced counts from then. */
export const dayOf = ({ introducedOn, begunOn }: Pick<Introduction, 'introducedOn' | 'begunOn'>): Day => introducedOn ?? begunOn

/** Whether it is the person's turn to answer, or they may still think again. */
export const canBeAnswered = ({ state }: Pick<Introduction, 'state'>) => state === 'suggested' || state === 'said yes'

/** What came of an introduction, by how often they came since. "Not for me" is the person's to say, and no register takes it back. */
export const stateAfter = (cameTimes: number): IntroductionState => (cameTimes >= REGULARLY ? 'comes regularly' : cameTimes > 0 ? 'came once' : 'introduced')

/** Each state as a tag. English keys: the person reads them too. */
export const stateWords: Record<IntroductionState, string> = {
  suggested: 'Suggested',
  told: 'Told about it',
  'said yes': 'Said yes',
  introduced: 'Introduced',
  'came once': 'Has been',
  'comes regularly': 'Comes regularly',
  'moved on': 'Moved on',
  'not for me': 'Not for me',
}

/** What came of it, after "introduced to …". */
export const whatCameWords: Record<IntroductionState, string> = { ...stateWords, suggested: 'Not answered yet', told: '', introduced: 'Not been yet' }

/** Why it is stuck, for a worker. */
export const stuckWords: Record<AskedState, (since: string) => string> = {
  suggested: (since) => `Suggested ${since}. Not answered yet`,
  told: (since) => `Told about it ${since}. Would like to be asked`,
  'said yes': (since) => `Said yes ${since}. Not introduced yet`,
  introduced: (since) => `Introduced ${since}. Has not been yet`,
  'came once': (since) => `Last came ${since}. Not again since`,
}
