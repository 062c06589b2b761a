import { oneOf, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, longText, phone, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { readCode } from '../letters/code.ts'

const answers = [
  { value: 'yes', label: 'Yes, please get in touch' },
  { value: 'no', label: 'No, thank you' },
  { value: 'question', label: 'I have a question' },
] as const
export type Reply = (typeof answers)[number]['value']

/** Typing in the code of a letter. */
export const codeForm = defineForm({
  code: {
    ...text({ label: 'The code of your letter', hint: 'For example, K7QF2-M8XPT', missing: 'Enter the code of your letter', most: 40, width: 10 }),
    read: (typed, name) => {
      const given = typed[name]
      const code = readCode((Array.isArray(given) ? given[0] : given) ?? '')
      return code ? { value: code } : { problem: 'Enter the ten letters and numbers of the code, like K7QF2-M8XPT' }
    },
  },
})

const asked = {
  reply: oneOf({ label: 'Would you like us to get in touch?', options: answers, missing: 'Choose yes, no, or that you have a question' }),
  ownWords: longText({
    label: 'What would you like, or like to ask?',
    hint: 'A few words are enough. You can leave this empty if you say no',
    rows: 3,
    most: 1000,
  }),
  reachBy: oneOf({
    label: 'How should we get in touch?',
    options: [
      { value: 'phone', label: 'Phone me' },
      { value: 'email', label: 'E-mail me' },
      { value: 'letter', label: 'Write me a letter' },
    ],
  }),
  phone: phone({ label: 'Phone number' }),
  mayLeaveMessage: tick({ label: 'It is all right to leave a message' }),
  email: email({ label: 'E-mail address' }),
  whatHelps: longText({
    label: 'Is there anything that would make it easier for you?',
    hint: 'For example, step-free places, an interpreter, somebody you trust beside you',
    rows: 2,
    most: 1000,
  }),
  mayTellReferrer: tick({ label: 'My surgery may hear what becomes of it' }),
}

interface Said {
  reply: Reply
  reachBy: string
  phone: string
  email: string
  ownWords: string
}

type Wrong = { field: 'reachBy' | 'phone' | 'email' | 'ownWords'; message: string }[]

function missing({ reply, reachBy, phone, email, ownWords }: Said): Wrong {
  if (reply === 'no') return []
  if (reply === 'question' && ownWords === '') return [{ field: 'ownWords', message: 'Write what you would like to ask' }]
  if (reachBy === '') return [{ field: 'reachBy', message: 'Choose how we should get in touch' }]
  if (reachBy === 'phone' && phone === '') return [{ field: 'phone', message: 'Enter a phone number, or choose another way to reach you' }]
  if (reachBy === 'email' && email === '') return [{ field: 'email', message: 'Enter an e-mail address, or choose another way to reach you' }]
  return []
}

/** The answer to an invitation, by whoever holds the letter. */
export const replyForm = defineForm(asked, (values) => missing(values))

/** The same, written down by a worker who has them on the phone or their slip in hand. */
export const writtenDownForm = defineForm(
  {
    how: oneOf({
      label: 'How did they answer?',
      options: [
        { value: 'phone', label: 'By phone' },
        { value: 'slip', label: 'On the slip of the letter' },
      ],
      missing: 'Choose how they answered',
    }),
    ...asked,
  },
  (values) => missing(values),
)

/** Finding somebody who has lost their letter. */
export const findForm = defineForm({ name: text({ label: 'Name begins with', most: 120 }) })

/** What became known about somebody. */
export const newsForm = defineForm({
  news: oneOf({
    label: 'What do you know?',
    options: [
      { value: 'died', label: 'They have died', hint: 'Nothing more is sent to them, from any list' },
      { value: 'opted out', label: 'They asked not to be written to', hint: 'Nothing more is sent to them, from any list' },
      {
        value: 'moved away',
        label: 'They moved away, or their letter came back',
        hint: 'Nothing more is sent to them from this list, unless you write a new address below',
      },
      { value: 'marked', label: 'This is not a good time for them', hint: 'They are left out of this list' },
    ],
    missing: 'Choose what you know',
  }),
  address: longText({ label: 'Their new address, if you know it', rows: 3, most: 400 }),
})
export type News = 'died' | 'opted out' | 'moved away' | 'marked'

/** A button that makes something and asks nothing. */
export const onceForm = defineForm({ id: once() })
