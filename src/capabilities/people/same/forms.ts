import { oneOf } from '../../../design/form/choice.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once, versionSeen, wordsSeen } from '../../../design/form/unseen.tsx'
import { showNhsNumber } from '../nhsNumber.ts'
import { type Person, waysSaid } from '../person.ts'
import { type Asked, whatDiffers } from './details.ts'

const questions: Record<Asked, { label: string; missing: string; show: (person: Person) => string }> = {
  name: { label: 'Which name is right?', missing: 'Choose which name is right', show: ({ name }) => name },
  bornOn: { label: 'Which day of birth is right?', missing: 'Choose which day of birth is right', show: ({ bornOn }) => bornOn ?? '' },
  nhsNumber: {
    label: 'Which NHS number is right?',
    missing: 'Choose which NHS number is right',
    show: ({ nhsNumber }) => showNhsNumber(nhsNumber ?? ''),
  },
  reaching: {
    label: 'How can we reach them safely?',
    missing: 'Choose how we can reach them safely',
    show: (person) =>
      waysSaid(person)
        .map(({ name, value }) => `${name}: ${value}`)
        .join('; '),
  },
  counting: {
    label: 'May their figures be counted, without their name?',
    missing: 'Choose whether their figures may be counted',
    show: ({ countsInEvaluation }) => (countsInEvaluation ? 'Yes' : 'No'),
  },
}

const COLUMNS = ['In the first column', 'In the second column'] as const

/**
 * Joining two: what differs is asked, and never guessed. The answers stand in the order in which the two stand side by side, and each says
 * whose it is by id: who is kept may turn round before it is sent, which what was on the page tells.
 */
export function joinForm(pair: readonly [Person, Person], { day }: { day: (day: string) => string }) {
  const shown = (asked: Asked, person: Person) => (asked === 'bornOn' && person.bornOn ? day(person.bornOn) : questions[asked].show(person))
  const fields = Object.fromEntries(
    whatDiffers(...pair).map((asked): [Asked, Field<string>] => {
      const { label, missing } = questions[asked]
      const options = pair.map((person, nth) => ({
        value: person.id,
        label: shown(asked, person),
        hint: COLUMNS[nth] as string,
        isName: true,
      }))
      return [asked, oneOf({ label, missing, options })]
    }),
  ) as Partial<Record<Asked, Field<string>>>
  return defineForm({
    id: once(),
    keptSeen: wordsSeen(),
    version: versionSeen(),
    otherVersion: versionSeen(),
    ...fields,
    because: longText({
      label: 'How do you know that it is the same person?',
      hint: 'For example, they told you so on the phone. The person can read this',
      rows: 2,
      most: 500,
      missing: 'Say how you know that it is the same person',
    }),
  })
}

export const takeApartForm = defineForm({
  because: longText({
    label: 'How do you know that they are two people?',
    hint: 'Both can read this',
    rows: 2,
    most: 500,
    missing: 'Say how you know that they are two people',
  }),
})

/** Looking for somebody among the people of one's teams. */
export const searchForm = defineForm({ name: text({ label: 'Look for somebody by the beginning of their name', most: 120 }) })
