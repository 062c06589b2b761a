import { oneOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import type { Shows } from './feed.ts'

/** What a calendar says of whom somebody talks with. */
export const feedForm = defineForm({
  shows: oneOf<Shows>({
    label: 'What does your calendar say?',
    hint: 'It lies on your phone, and perhaps with a company',
    options: [
      { value: 'no names', label: 'No names', hint: '“A talk, by phone”' },
      { value: 'initials', label: 'Initials', hint: '“A talk with I. M., by phone”' },
      { value: 'first names', label: 'First names', hint: '“A talk with Ivy, by phone”' },
    ],
    missing: 'Choose what your calendar says',
  }),
})
