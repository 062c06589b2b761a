import type { Tx } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import { listOpeningsOf } from './crisis/queries.ts'
import { levelWords } from './goal.ts'
import { listGoalsInFull } from './queries.ts'
import { findRhythm } from './rhythm.ts'
import type { Opening } from './sealed.ts'
import { listShares } from './sharing/queries.ts'

/** Everything of their goals and plan, for the person to take away. */
export const holdsAbout = async (tx: Tx, partnershipId: string, personId: string, house: House) => ({
  goals: await goalsToTakeAway({ tx, house }, partnershipId, personId),
  'how often goals are looked at': [(await findRhythm(tx, partnershipId, personId)) ?? []].flat(),
  'with whom pages of the plan are shared': await listShares(tx, partnershipId, personId, { limit: 1000 }),
  'who opened the crisis card': (await listOpeningsOf(tx, partnershipId, personId, 1000)).map(({ openHash: _, ...opening }) => opening),
  'pages of the plan': [{ where: 'What is written there is in a file of its own: My plan, then “Take it away, or delete it”.' }],
})

/** Goals with their steps and how they went, as they were written. */
export async function goalsToTakeAway(opening: Opening, partnershipId: string, personId: string) {
  const all = await listGoalsInFull(opening, partnershipId, personId)
  return all.map(
    ({ goal: { words, muchLess, less, asHoped, more, muchMore, way, state, startLevel, reviewOn, createdAt, byName }, steps, ratings, outlooks }) => ({
      goal: words,
      way,
      hopes: { muchLess, less, asHoped, more, muchMore },
      begun: createdAt.toISOString(),
      writtenDownBy: byName,
      atTheStart: startLevel === null ? undefined : levelWords(startLevel),
      state,
      reviewOn,
      steps: steps.map(({ words: step, doneOn }) => ({ step, doneOn })),
      ratings: ratings.map(({ ratedOn, level, said, byName: by }) => ({ on: ratedOn, where: levelWords(level), said, writtenDownBy: by })),
      'how it felt, from 1 to 10': outlooks.map(({ saidOn, importance, confidence, byName: by }) => ({
        on: saidOn,
        importance,
        confidence,
        writtenDownBy: by,
      })),
    }),
  )
}
