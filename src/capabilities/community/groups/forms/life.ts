import { oneOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { type GroupState, mayBecome, stateWords } from '../group.ts'
import { type Aspect, aspects, questions } from '../lasting.ts'

/** Where a group is now, and why. */
export const moveOnForm = (state: GroupState) =>
  defineForm({
    version: versionSeen(),
    state: oneOf<GroupState>({
      label: 'Where is it now?',
      options: mayBecome[state].map((value) => ({ value, label: stateWords[value].name, hint: stateWords[value].means })),
      missing: 'Choose where it is now',
    }),
    sinceOn: day({ label: 'Since when?', soonest: -3650, latest: 0, missing: 'Enter since when' }),
    because: longText({
      label: 'What happened?',
      hint: 'In a sentence, for those who come after you',
      missing: 'Say in a sentence what happened',
      most: 500,
      rows: 2,
    }),
  })

/** The day on which the worker steps back. */
export const handOverForm = defineForm(
  {
    version: versionSeen(),
    on: day({
      label: 'On which day does the worker step back?',
      hint: 'Agree it with those who lead. Leave it empty when there is none',
      soonest: -366,
      latest: 1100,
    }),
    to: text({ label: 'Who carries on?', hint: 'First names are enough', most: 200, fill: 'off' }),
  },
  ({ on, to }) => (on !== '' && to === '' ? [{ field: 'to', message: 'Enter who carries on' }] : []),
)

const question = (aspect: Aspect) =>
  oneOf({
    label: questions[aspect].asks,
    options: questions[aspect].steps.map((label, at) => ({ value: String(at + 1) as Step, label })),
    missing: 'Choose the answer that is nearest',
  })
type Step = '1' | '2' | '3' | '4' | '5'

/** "Will it last?": six questions, and words. */
export const lastingForm = defineForm({
  id: once(),
  ...(Object.fromEntries(aspects.map((aspect) => [aspect, question(aspect)])) as Record<Aspect, ReturnType<typeof question>>),
  said: longText({ label: 'Anything else?', hint: 'What would help it last', most: 1000, rows: 3 }),
})
