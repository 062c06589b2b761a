import { pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'

/** Giving a referral to another team. */
export const passOnForm = (teams: readonly { id: string; name: string; area: string }[]) =>
  defineForm({
    teamId: pick({
      label: 'Which team?',
      options: teams.map(({ id, name, area }) => ({ value: id, label: `${name}, ${area}`, isName: true })),
      empty: 'Choose a team',
      missing: 'Choose a team',
    }),
    because: longText({ label: 'Why?', hint: 'The team and the person can read this', missing: 'Say why in a line', rows: 2, most: 1000 }),
  })

/** Asking whoever referred. */
export const askReferrerForm = defineForm({
  question: longText({
    label: 'What would you like to know?',
    hint: 'Ask only what you need. The person can read it, too',
    missing: 'Write your question',
    rows: 3,
    most: 1000,
  }),
})

/** The answer of whoever referred, by their link. */
export const answerForm = defineForm({
  answer: longText({ label: 'Your answer', hint: 'The person you introduced may read it', missing: 'Write your answer', rows: 4, most: 2000 }),
  name: text({ label: 'Your name', missing: 'Enter your name', most: 120, fill: 'name' }),
})

/** The same answer, which a worker writes down as they heard it. */
export const answerHeardForm = defineForm({
  answer: longText({
    label: 'What did they answer?',
    hint: 'Only when you spoke with them. The person may read it',
    missing: 'Write their answer',
    rows: 4,
    most: 2000,
  }),
  name: text({ label: 'Who answered?', missing: 'Enter who answered', most: 120 }),
})

/** Taking a referral back. */
export const withdrawForm = defineForm({
  because: longText({ label: 'Why is it taken back?', hint: 'A few words are enough', missing: 'Say why in a few words', rows: 2, most: 1000 }),
})

/** The person changes what they asked for. */
export const changeForm = defineForm({
  ownWords: longText({ label: 'What would you like?', hint: 'In your own words', missing: 'Tell us in a few words what you would like', rows: 5 }),
  because: longText({
    label: 'What has changed, and is there anything else we should know?',
    hint: 'For example, a new phone number, or another time to ring',
    missing: 'Say in a few words what has changed',
    rows: 3,
    most: 1000,
  }),
})

/** Whoever referred says that something is different. */
export const tellUsForm = defineForm({
  words: longText({
    label: 'What has changed, and why?',
    hint: 'For example, a new phone number. The team reads it, and the person can',
    missing: 'Say what has changed',
    rows: 4,
    most: 1000,
  }),
})

/** What whoever referred is to hear: the person may change it. */
export const tellingForm = defineForm({
  words: longText({ label: 'What they are told', missing: 'Write what they are told, or hold it back', rows: 3, most: 1000 }),
})
