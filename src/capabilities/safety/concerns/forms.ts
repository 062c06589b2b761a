import { oneOf, pick, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { type Kind, kindWords } from './concern.ts'

const kinds = (Object.keys(kindWords) as Kind[]).map((value) => ({ value, label: kindWords[value] }))

/** Raising a concern: two answers are enough. */
export const raiseConcernForm = defineForm({
  id: once(),
  aboutName: text({
    label: 'Whom is it about?',
    hint: 'The name you call them by',
    missing: 'Enter the name you call them by',
    most: 120,
    fill: 'off',
  }),
  kind: oneOf<Kind>({ label: 'What worries you?', options: kinds, missing: 'Choose what worries you' }),
  said: longText({ label: 'What was said, or what did you see?', hint: 'In their words, as far as you can', missing: 'Say what was said, or what you saw' }),
  doneAlready: longText({ label: 'What have you done already?', hint: 'For example, rung 999, or agreed to ring at 5', rows: 2, most: 2000 }),
  mayRead: tick({
    label: 'They know of this, and it is safe that it stands in their own record',
    hint: 'Leave it empty if you are not sure, or if anybody who harms them might see it',
  }),
})

const written = (label: string, hint: string, missing: string) => ({
  id: once(),
  version: versionSeen(),
  words: longText({ label, hint, missing }),
})

/** Saying that one looks after it: nothing is asked, it is only pressed. */
export const acknowledgeForm = defineForm({ version: versionSeen() })

export const writeDownForm = defineForm({
  ...written('What happened?', 'Only those who answer concerns read this', 'Say what happened'),
  isDone: tick({ label: 'This is what was done about it', hint: 'Leave it empty if it is a note on the way' }),
})

export const closeConcernForm = defineForm(written('What was done, and how is it now?', 'Only those who answer concerns read this', 'Say what was done'))

export const passOnForm = (others: readonly { id: string; name: string }[]) =>
  defineForm({
    ...written('Why?', 'Only those who answer concerns read this', 'Say why you pass it on'),
    to: pick({
      label: 'Who looks after it from now on?',
      empty: 'Choose somebody',
      options: others.map(({ id, name }) => ({ value: id, label: name, isName: true })),
      missing: 'Choose who looks after it from now on',
    }),
  })
