import { defineForm } from '../../../../design/form/form.ts'
import { longText } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'

/** A few words of one's own about a week. */
export const weeklyUpdateForm = defineForm({
  id: once(),
  version: versionSeen(),
  ownWords: longText({
    label: 'In your own words',
    hint: 'What you were glad of, what is beginning, what you could do with help on. Name no person: everybody here reads it',
    most: 2000,
    rows: 6,
  }),
})
