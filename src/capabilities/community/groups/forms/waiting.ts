import { oneOf } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { reachAt, reachBy, reachProblem } from './reach.ts'

/** How many places there are, for anybody to read, and how long one is held. */
export const placesForm = defineForm(
  {
    version: versionSeen(),
    roomFor: wholeNumber({ label: 'Room for how many?', hint: 'Leave it empty when nobody is turned away', least: 1, most: 1000 }),
    placesLeft: wholeNumber({
      label: 'How many places are left?',
      hint: 'Not counting those you hold for somebody. Leave it empty when nobody counts them',
      least: 0,
      most: 1000,
    }),
    heldForDays: wholeNumber({ label: 'For how many days is a free place held?', missing: 'Enter for how many days', least: 1, most: 60 }),
  },
  ({ roomFor, placesLeft }) =>
    roomFor !== undefined && placesLeft !== undefined && placesLeft > roomFor
      ? [{ field: 'placesLeft', message: 'There cannot be more places left than there is room' }]
      : [],
)

/** Somebody who would like a place. */
export const addWaitingForm = (sendsTexts: boolean) =>
  defineForm(
    {
      id: once(),
      calledName: text({ label: 'Their first name', missing: 'Enter their first name', most: 60, fill: 'off' }),
      reachBy: reachBy('How shall we tell them when a place is free?', sendsTexts),
      reachAt: reachAt(),
    },
    reachProblem,
  )

const answers = ['told', 'joined', 'let go'] as const
export type WaitingAnswer = (typeof answers)[number]

/** What became of somebody who waits: a button each. */
export const answerWaitingForm = defineForm({
  version: versionSeen(),
  answer: oneOf<WaitingAnswer>({
    label: 'What became of it?',
    options: answers.map((value) => ({ value, label: value })),
    missing: 'Choose what became of it',
  }),
})
