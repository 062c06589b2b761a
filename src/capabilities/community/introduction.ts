import type { Selectable } from 'kysely'
import type { Introduction as IntroductionTable } from '../../../database/schema.ts'

export type Introduction = Selectable<IntroductionTable>
export type IntroductionState = Introduction['state']

/** From this many times on somebody comes regularly. */
export const REGULARLY = 3

/** An introduction that nobody has come of after so many days wants a word. */
export const STUCK_AFTER = 21

/** What came of an introduction, by how often they came since. "Not for me" is the person's to say, and no register takes it back. */
export const stateAfter = (cameTimes: number): IntroductionState => (cameTimes >= REGULARLY ? 'comes regularly' : cameTimes > 0 ? 'came once' : 'introduced')

/** Each state as a tag. English keys: the person reads them too. */
export const stateWords: Record<IntroductionState, string> = {
  introduced: 'Introduced',
  'came once': 'Has been',
  'comes regularly': 'Comes regularly',
  'not for me': 'Not for me',
}

/** What came of it, after "introduced to …". */
export const whatCameWords: Record<IntroductionState, string> = { ...stateWords, introduced: 'Not been yet' }
