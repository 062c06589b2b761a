import { oneOf } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen, wordsSeen } from '../../../../design/form/unseen.tsx'
import { circles, MOST_LETTERS } from '../document.ts'
import { kinds, offeredKinds, promptsOf } from '../kinds.ts'
import type { PlanPage } from '../planPage.ts'

/** A new page: one of the kinds there are, or one of their own. */
export const addPageForm = defineForm(
  {
    id: once(),
    kind: oneOf({
      label: 'Which page?',
      options: offeredKinds.map((name) => ({ value: name, label: kinds[name].title, hint: kinds[name].about })),
      missing: 'Choose a page to add',
    }),
    title: text({ label: 'What you call it', hint: 'Leave it empty to keep the name it has. You can change it later', most: 80 }),
  },
  ({ kind, title }) => (kind === 'own' && title === '' ? [{ field: 'title', message: 'Give your own page a name' }] : []),
)

/** What is written on a page of a kind: an answer for each prompt, with the words that were there. */
export const writePageForm = (kind: string) =>
  defineForm(
    Object.fromEntries(
      promptsOf(kind).flatMap(({ id, ask, hint }) => [
        [wasName(id), wordsSeen()],
        [answerName(id), longText({ label: ask, ...(hint ? { hint } : {}), most: MOST_LETTERS, rows: 5 })],
      ]),
    ),
  )

export const answerName = (prompt: string) => `answer-${prompt}`
export const wasName = (prompt: string) => `was-${prompt}`

/** What a page says, as its form shows it: each answer, and once more as what was seen. */
export const asTyped = ({ kind, content }: Pick<PlanPage, 'kind' | 'content'>) =>
  Object.fromEntries(
    promptsOf(kind).flatMap(({ id }) => {
      const words = content.answers[id] ?? ''
      return [
        [answerName(id), words],
        [wasName(id), words],
      ]
    }),
  )

/** A page's own name. Empty: the name of its kind. */
export const renamePageForm = defineForm({ title: text({ label: 'What you call this page', most: 80 }) })

/** Up or down among the others. */
export const movePageForm = defineForm({
  to: oneOf({
    label: 'Where to?',
    options: [
      { value: 'up', label: 'Up' },
      { value: 'down', label: 'Down' },
    ],
    missing: 'Choose up or down',
  }),
})

/** Put to rest, or taken up again. */
export const restPageForm = defineForm({
  rests: oneOf({
    label: 'Does it rest?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    missing: 'Choose whether it rests',
  }),
})

/** Which page somebody looked at when they pressed the button. */
export const removePageForm = defineForm({ version: versionSeen() })

/** Somebody or somewhere near. */
export const nearForm = defineForm({
  name: text({ label: 'Who or where', hint: 'A name, or “the library”', missing: 'Enter who or where it is', most: 80, fill: 'off' }),
  what: oneOf({
    label: 'Is it a person or a place?',
    options: [
      { value: 'person', label: 'A person, an animal or a group' },
      { value: 'place', label: 'A place' },
    ],
    missing: 'Choose a person or a place',
  }),
  circle: oneOf({
    label: 'How close to you?',
    options: [
      { value: circles[0], label: 'Closest' },
      { value: circles[1], label: 'Close' },
      { value: circles[2], label: 'Around me' },
    ],
    missing: 'Choose how close',
  }),
  note: text({ label: 'What they do for you, or how to reach them', most: 300 }),
})
