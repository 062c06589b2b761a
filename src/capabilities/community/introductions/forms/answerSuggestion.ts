import { oneOf } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'

/** A person answers what was suggested to them. */
export const answerSuggestionForm = defineForm(
  {
    version: versionSeen(),
    state: oneOf({
      label: 'Would you like to go?',
      options: [
        { value: 'said yes', label: 'Yes, please introduce me' },
        { value: 'not for me', label: 'It is not for me' },
      ],
      missing: 'Choose yes, or that it is not for you',
    }),
    calledName: text({
      label: 'What would you like to be called there?',
      hint: 'If you say yes. The group sees this name and nothing else',
      most: 60,
      fill: 'off',
    }),
    said: longText({
      label: 'Anything you would like to say?',
      hint: 'You do not have to. What would make it easier, or what would suit you better',
      most: 1000,
      rows: 3,
    }),
  },
  ({ state, calledName }) =>
    state === 'said yes' && calledName === '' ? [{ field: 'calledName', message: 'Enter the name you would like to be called there' }] : [],
)
