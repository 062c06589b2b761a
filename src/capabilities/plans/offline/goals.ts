import type { Acting } from '../../../platform/http/env.ts'
import { whereItIs } from '../goal.ts'
import { listGoalsInFull } from '../queries.ts'

/** A goal as a device shows it, to read: their words as they are, ours in the reader's language already. */
export interface GoalOnDevice {
  words: string
  about: readonly string[]
  steps: readonly { words: string; done: string }[]
}

/** The goals that somebody works on, for a device of theirs. */
export async function goalsForDevice(acting: Acting): Promise<GoalOnDevice[]> {
  const { viewer, words } = acting
  const { t, day } = words
  const all = await listGoalsInFull(acting, viewer.partnershipId, viewer.personId as string)
  return all
    .filter(({ goal }) => goal.state === 'open')
    .map(({ goal, steps }) => {
      return {
        words: goal.words,
        about: [whereItIs(goal, words), ...(goal.reviewOn ? [t('Look at it again on {{day}}.', { day: day(goal.reviewOn) })] : [])],
        steps: steps.map((step) => ({ words: step.words, done: step.doneOn ? t('Done on {{day}}', { day: day(step.doneOn) }) : '' })),
      }
    })
}
