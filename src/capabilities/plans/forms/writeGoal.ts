import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { attainmentLevels } from '../attainment.ts'
import { fiveWays } from '../fiveWays.ts'
import { outlookFields } from '../outlook.ts'

const wordsOfGoal = () =>
  longText({
    label: 'What would you like?',
    hint: 'In your own words. One thing is enough',
    missing: 'Write what you would like',
    rows: 3,
    most: 1000,
  })

const wayThatFits = () =>
  oneOf({
    label: 'Does one of the Five Ways to Wellbeing fit?',
    options: [
      ...fiveWays.map(({ key, name, words }) => ({ value: key, label: name, hint: words })),
      { value: '' as const, label: 'None of these, or I would rather not say' },
    ],
  })

const point = (label: string, more: { hint?: string; missing?: string } = {}) => longText({ label, rows: 2, most: 400, ...more })

/** The scale, beginning in its middle: people find it easiest to say what they hope for first. */
const scale = () => ({
  asHoped: point('If it goes as hoped, what will you be doing?', {
    hint: 'In plain words, so that you both know when you are there. For example, I walk to the shops once a week',
    missing: 'Write what it will be like when it has gone as hoped',
  }),
  more: point('If it goes more than hoped?', { hint: 'For example, I walk there most days' }),
  muchMore: point('If it goes much more than hoped?'),
  less: point('If it goes less than hoped?', { hint: 'For example, I get to the corner' }),
  muchLess: point('If it goes much less than hoped?'),
})

export const levelOptions = attainmentLevels.map(({ level, words }) => ({ value: String(level), label: words }))

const WHEN = 'When shall we look at it again?'

/** A new goal, written down together or by the person alone. */
export const writeGoalForm = defineForm({
  id: once(),
  words: wordsOfGoal(),
  way: wayThatFits(),
  step: text({ label: 'What is a small first step?', hint: 'Something you could do this week. You can add more later', most: 200 }),
  ...scale(),
  startLevel: oneOf({ label: 'Where are you with it now?', options: levelOptions, missing: 'Choose where you are with it now' }),
  ...outlookFields(),
  reviewOn: day({ label: WHEN, hint: 'Leave it empty if there is no need', soonest: 1, latest: 400 }),
})

/** Putting a goal right. Where it began stays: a start that moves would make the change since then untrue. */
export const changeGoalForm = defineForm({
  version: versionSeen(),
  words: wordsOfGoal(),
  way: wayThatFits(),
  ...scale(),
  reviewOn: day({ label: WHEN, latest: 400 }),
})
