import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'

/** Ending a stretch of support. */
export const endSupportForm = defineForm({
  version: versionSeen(),
  staysOpen: longText({
    label: 'What stays open to them?',
    hint: 'The person reads this. For example, the group they go to, and that they can always ask us again',
    rows: 3,
    most: 1000,
    missing: 'Say what stays open, in words the person can read',
  }),
})
