import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import type { Agreement } from '../book/document.ts'

export const agreementWords: Record<Agreement['agrees'], string> = {
  yes: 'Agrees with this page',
  mostly: 'Agrees with most of it',
  no: 'Sees it differently',
}

const asked = {
  agrees: oneOf({
    label: 'Do you agree with this page?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'mostly', label: 'With most of it' },
      { value: 'no', label: 'I see it differently' },
    ],
    missing: 'Choose whether you agree',
  }),
  words: longText({ label: 'Where you see it differently, and why', hint: 'In your own words. Everybody who reads the page reads this', most: 1000, rows: 4 }),
}

const words = ({ agrees, words: said }: { agrees: string; words: string }) =>
  agrees !== 'yes' && said === '' ? [{ field: 'words' as const, message: 'Say where you see it differently' }] : []

/** Whether somebody who made a page together with its owner agrees with it. */
export const agreeForm = defineForm(asked, words)

/** The same for its owner, who may set a day to look at it again. */
export const ownAgreeForm = defineForm(
  { ...asked, reviewOn: day({ label: 'When would you like to look at it again?', hint: 'Leave it empty if there is no need', latest: 800 }) },
  words,
)
