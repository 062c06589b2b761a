import { oneOf } from '../../../design/form/choice.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import type { GoalToLookBackOn } from '../../../platform/manifest.ts'
import { type HowFar, type Reached, reachedWords } from '../moving-on/movingOn.ts'

const options = (Object.keys(reachedWords) as Reached[]).map((value) => ({ value, label: reachedWords[value] }))
const howFar = (label: string) => oneOf<Reached>({ label, options })

const words = {
  theirWords: longText({ label: 'In their words: what is different now?', rows: 3, most: 2000 }),
  ourWords: longText({ label: 'In your words: what have you seen?', hint: 'The person reads this', rows: 3, most: 2000 }),
  givesBack: longText({
    label: 'What might they like to give back?',
    hint: 'In their words. It is an offer, and nobody holds them to it',
    rows: 2,
    most: 1000,
  }),
  staysOpen: longText({
    label: 'What stays open to them?',
    hint: 'The person reads this. For example, the group they go to, and that they can always ask us again',
    rows: 3,
    most: 1000,
    missing: 'Say what stays open, in words the person can read',
  }),
}

// Words of somebody stand in the label, so it is not one that is translated.
const told = (whoIsTold: string) =>
  longText({
    label: `What may ${whoIsTold} hear, who introduced them?`,
    hint: 'As they want it told. They can still read it first, change it or hold it back. Left empty, we only say that it has ended',
    rows: 2,
    most: 1000,
  })

/** Moving on: a conversation, with each goal in both voices, and what whoever introduced them may hear. */
export function endSupportForm(goals: readonly GoalToLookBackOn[], whoIsTold?: string) {
  const ofGoals = Object.fromEntries(
    goals.flatMap(({ id, words: goal }): [string, Field<Reached | ''>][] => [
      [`theirs-${id}`, howFar(`“${goal}”: how far did it come, as they see it?`)],
      [`ours-${id}`, howFar(`“${goal}”: how far did it come, as you see it?`)],
    ]),
  )
  return defineForm({
    version: versionSeen(),
    ...(ofGoals as Record<never, Field<Reached | ''>>),
    ...words,
    ...((whoIsTold ? { told: told(whoIsTold) } : {}) as { told: Field<string> }),
  })
}

/** What was said of each goal. Those nobody said anything of are left out. */
export const howFarIn = (values: object, goals: readonly GoalToLookBackOn[]): HowFar[] => {
  const said = values as Record<string, Reached | ''>
  return goals
    .map(({ id }) => ({ goalId: id, theirs: said[`theirs-${id}`] ?? '', ours: said[`ours-${id}`] ?? '' }))
    .filter(({ theirs, ours }) => theirs || ours)
}
