import { someOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, postcode, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { isId } from '../../../../platform/ids.ts'
import { type Wanted, wantedWords, welcomed } from '../visit.ts'

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Not asked: the entry of the directory it is about, when the form was opened from one. */
const entryOf = (): Field<string> => ({
  label: '',
  read: (typed, name) => ({ value: isId(String(typed[name] ?? '')) ? String(typed[name]) : '' }),
  write: (value, name) => ({ [name]: value }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={String(typed[name] ?? '')} />,
})

const asked = () => ({
  entryId: entryOf(),
  placeName: text({
    label: 'Where were you?',
    hint: 'The place or the group, as people there call it',
    missing: 'Enter where you were',
    most: 120,
    fill: 'off',
  }),
  postcode: postcode({ label: 'Postcode', hint: 'So that it shows in its part of the area', fill: 'off' }),
  visitedOn: day({ label: 'When?', missing: 'Enter the day you were there', soonest: -730, latest: 0 }),
  offers: longText({ label: 'What does it offer?', missing: 'Say what it offers', most: 1500, rows: 3 }),
  welcoming: longText({ label: 'How welcoming is it, and to whom?', hint: 'What you saw. Who says hello, what is easy, what would help', most: 1500, rows: 3 }),
  welcomes: someOf({ label: 'It is a good place for', options: welcomed.map((value) => ({ value, label: capitalised(value) })) }),
  wouldLike: someOf({
    label: 'What would they like?',
    options: (Object.entries(wantedWords) as [Wanted, string][]).map(([value, label]) => ({ value, label })),
  }),
  wouldLikeWords: longText({ label: 'In a few words', hint: 'For example, a talk about hoarding for the whole crew', most: 500, rows: 2 }),
  metName: text({ label: 'Who did you meet?', hint: 'Only workers see the name', most: 120, fill: 'off' }),
  metDoes: text({ label: 'What do they do there?', most: 120, fill: 'off' }),
  metName2: text({ label: 'Who else?', most: 120, fill: 'off' }),
  metDoes2: text({ label: 'What do they do there?', most: 120, fill: 'off' }),
})

/** Writing down a visit. */
export const writeDownVisitForm = defineForm({ id: once(), ...asked() })

/** Putting a visit right. */
export const changeVisitForm = defineForm({ version: versionSeen(), ...asked() })
