import { oneOf, pick, someOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { type Item, type Rhythm, rhythms } from './pair.ts'

interface Named {
  id: string
  name: string
}

const asOptions = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name, isName: true }))

/** Two who talk from now on. */
export const addPairForm = (workers: readonly Named[], supervisors: readonly Named[]) =>
  defineForm(
    {
      id: once(),
      workerId: pick({ label: 'Who has supervision?', empty: 'Choose a worker', options: asOptions(workers), missing: 'Choose a worker' }),
      supervisorId: pick({ label: 'With whom?', empty: 'Choose a supervisor', options: asOptions(supervisors), missing: 'Choose a supervisor' }),
      rhythm: oneOf<Rhythm>({
        label: 'How often?',
        options: (Object.keys(rhythms) as Rhythm[]).map((value) => ({ value, label: rhythms[value] })),
        missing: 'Choose how often',
      }),
      nextOn: day({ label: 'When do they talk first?', soonest: 0, latest: 120, missing: 'Enter the day they talk first' }),
    },
    ({ workerId, supervisorId }) =>
      workerId === supervisorId ? [{ field: 'supervisorId' as const, message: 'Choose somebody else: nobody supervises themself' }] : [],
  )

/** Something to talk about. */
export const addItemForm = defineForm({
  id: once(),
  words: longText({
    label: 'What would you like to talk about?',
    hint: 'What went well belongs here as much as what is hard. Name nobody whom you support',
    rows: 2,
    most: 1000,
    missing: 'Say what you would like to talk about',
  }),
})

/** Not asked when the agenda is empty. */
function talkedAbout(agenda: readonly Pick<Item, 'id' | 'words'>[]): Field<string[]> {
  const options = agenda.map(({ id, words }) => ({ value: id, label: words, isName: true }))
  const field = someOf({ label: 'What did you talk about?', hint: 'What you leave empty stays on the agenda', options })
  return options.length > 0 ? field : { ...field, label: '', render: () => <></> }
}

/** What two agreed. */
export const writeDownForm = (agenda: readonly Pick<Item, 'id' | 'words'>[]) =>
  defineForm({
    id: once(),
    heldOn: day({ label: 'When did you talk?', soonest: -180, latest: 0, missing: 'Enter the day you talked' }),
    items: talkedAbout(agenda),
    agreed: longText({ label: 'What did you agree?', hint: 'Only the two of you read this', missing: 'Say what you agreed' }),
    nextOn: day({ label: 'When do you talk next?', hint: 'Left empty, it follows from how often you talk. For example, 3 12 2026', soonest: 0, latest: 120 }),
  })
