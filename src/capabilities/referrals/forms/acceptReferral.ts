import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'

/** Beginning to support somebody. */
export const acceptReferralForm = defineForm({
  firstTalkOn: day({
    label: 'When will you first talk?',
    hint: 'They are told this day. For example, 3 12 2026',
    soonest: 0,
    latest: 90,
    missing: 'Enter the day you will first talk',
  }),
})
