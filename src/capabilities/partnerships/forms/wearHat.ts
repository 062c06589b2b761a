import { oneOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import type { Hat } from '../../../platform/viewer.ts'
import { hatWords } from '../hats.ts'

/** Which of their hats to act as. */
export const wearHatForm = (hats: readonly Hat[]) =>
  defineForm({
    hat: oneOf({
      label: 'Which part are you here for?',
      options: hats.map((hat) => ({ value: hat, label: hatWords[hat].name, hint: hatWords[hat].comesTo })),
      missing: 'Choose one of your hats',
    }),
  })
