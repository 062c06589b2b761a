import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { time } from '../../../design/form/time.tsx'
import { once } from '../../../design/form/unseen.tsx'
import type { Person } from '../../people/index.ts'

/** What may come of a call, each a button. */
export const pressed = {
  spoke: 'We spoke',
  'no answer': 'No answer',
  'left a message': 'I left a message',
  'wrong number': 'Wrong number',
} as const
export type Pressed = keyof typeof pressed

/** A message is left only where they agreed to it. */
export const buttonsFor = ({ mayLeaveMessage }: Pick<Person, 'mayLeaveMessage'>) =>
  (Object.keys(pressed) as Pressed[]).filter((result) => result !== 'left a message' || mayLeaveMessage)

/** The result of a call. */
export const callForm = (person: Pick<Person, 'mayLeaveMessage'>) =>
  defineForm({
    id: once(),
    result: oneOf<Pressed>({
      label: 'What came of it?',
      options: buttonsFor(person).map((value) => ({ value, label: pressed[value] })),
      missing: 'Press what came of it',
    }),
  })

/** A number that was taken for another's is theirs after all. */
export const rightNumberForm = defineForm({ id: once() })

/** Somebody asked to be rung another day. */
export const anotherDayForm = defineForm({
  id: once(),
  againOn: day({ label: 'On what day?', soonest: 0, latest: 365, missing: 'Enter the day they asked for' }),
  at: time({ label: 'At what time?', hint: 'If they said' }),
})

/** How we write to somebody who does not answer the phone. */
export type HowToWrite = 'email' | 'text' | 'letter'

const ways: Record<HowToWrite, { label: string; hint: string }> = {
  email: { label: 'By e-mail', hint: 'They asked for e-mail. It goes at once' },
  text: { label: 'By text', hint: 'They agreed to texts. It goes at once' },
  letter: { label: 'By letter', hint: 'You print it and post it' },
}

/** Only in the ways they agreed to. */
export const writeForm = (agreed: readonly HowToWrite[]) =>
  defineForm({
    id: once(),
    how: oneOf<HowToWrite>({ label: 'How do you write?', options: agreed.map((value) => ({ value, ...ways[value] })), missing: 'Choose how you write' }),
  })
