import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'

/** What a worker wants to be reminded of. */
export const remindMeForm = defineForm({
  id: once(),
  words: text({ label: 'What would you like to be reminded of?', most: 300, missing: 'Write a line to yourself' }),
  remindOn: day({ label: 'On what day?', soonest: 0, latest: 365, missing: 'Enter a day' }),
})
