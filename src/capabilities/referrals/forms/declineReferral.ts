import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'

/** Saying no, kindly and usefully. */
export const declineReferralForm = defineForm({
  because: longText({
    label: 'Why, and who could help instead?',
    hint: 'The person reads this, and whoever referred them if the person agreed to that',
    missing: 'Say why, in words the person can read',
    most: 1000,
  }),
})
