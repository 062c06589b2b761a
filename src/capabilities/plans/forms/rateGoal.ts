import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import type { Words } from '../../../platform/words.ts'
import { type Goal, scaleOf } from '../goal.ts'
import { outlookFields } from '../outlook.ts'

/** A review: where the goal is now, on the scale that was agreed for it, in the reader's language. */
export const rateGoalForm = (goal: Goal, { t }: Pick<Words, 't'>) =>
  defineForm({
    id: once(),
    level: oneOf({
      label: 'Where is it now?',
      // Put together here, because the words that were agreed are data: they must not be looked up as a sentence of ours.
      options: scaleOf(goal).map(({ level, words, agreed }) => ({ value: String(level), label: agreed ? `${t(words)}: ${agreed}` : t(words), isName: true })),
      missing: 'Choose where it is now',
    }),
    said: longText({ label: 'How has it been?', hint: 'In your own words, if you like', rows: 3, most: 1000 }),
    ...outlookFields(),
    reviewOn: day({ label: 'When shall we look at it again?', hint: 'Leave it empty if there is no need', soonest: 1, latest: 400 }),
  })

export const addStepForm = defineForm({
  id: once(),
  step: text({ label: 'A small next step', hint: 'Something you could do this week', missing: 'Write the step', most: 200 }),
})

/** Ticking a step, and taking the tick away again. */
export const tickStepForm = defineForm({
  done: oneOf({
    label: 'Done',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    missing: 'Say whether it is done',
  }),
})

export const moveGoalOnForm = defineForm({
  version: versionSeen(),
  state: oneOf({
    label: 'What has become of it?',
    options: [
      { value: 'open', label: 'Work on it again' },
      { value: 'reached', label: 'It is reached' },
      { value: 'rested', label: 'Put it to rest' },
    ],
    missing: 'Choose what has become of it',
  }),
})

/** Whom the goal is shared with: the team, or nobody. */
export const shareGoalForm = defineForm({
  with: oneOf({
    label: 'Who can see it?',
    options: [
      { value: 'team', label: 'Share it with my team' },
      { value: 'nobody', label: 'Keep it to myself' },
    ],
    missing: 'Choose who can see it',
  }),
})
