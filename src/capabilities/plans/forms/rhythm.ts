import { oneOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email } from '../../../design/form/text.tsx'
import { rhythms } from '../rhythm.ts'

/** How often somebody likes to look at their goals again, and whether we remind them. */
export const rhythmForm = defineForm(
  {
    rhythm: oneOf({
      label: 'How often do you like to look at your goals?',
      hint: 'A goal can still have a day of its own',
      options: rhythms.map(({ rhythm, label }) => ({ value: rhythm, label })),
      missing: 'Choose how often you like to look at your goals',
    }),
    reminds: oneOf({
      label: 'Shall we remind you?',
      options: [
        { value: 'no', label: 'No, thank you' },
        { value: 'yes', label: 'Yes, by e-mail', hint: 'It says nothing of what you wrote' },
      ],
      missing: 'Choose whether we remind you',
    }),
    remindAt: email({ label: 'Where do we send the reminder?', hint: 'Only if you want one', fill: 'email' }),
  },
  ({ reminds, remindAt }) =>
    reminds === 'yes' && remindAt === '' ? [{ field: 'remindAt' as const, message: 'Enter an e-mail address for the reminder' }] : [],
)
