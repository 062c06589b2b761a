import { oneOf, someOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { addPageForm } from '../book/forms/planPage.ts'

export interface ToChooseFrom {
  to: readonly { value: string; label: string; hint?: string; isName?: boolean }[]
  pages: readonly { value: string; label: string; isName?: boolean }[]
}

/** Sharing pages: with whom, which, to look or to write, until when. Asked twice: to see what they will see, and to say yes to it. */
export const shareForm = ({ to, pages }: ToChooseFrom) =>
  defineForm(
    {
      id: once(),
      to: oneOf({ label: 'Who with?', options: to, missing: 'Choose who to share with' }),
      name: text({ label: 'Their name', hint: 'For somebody else: how you know them, so that you find them in your list', most: 80, fill: 'off' }),
      email: email({ label: 'Their e-mail address, to send them the link', hint: 'Leave it empty to give them the link yourself', fill: 'off' }),
      pages: someOf({ label: 'Which pages?', options: pages, missing: 'Choose at least one page' }),
      mayWrite: oneOf({
        label: 'What may they do?',
        options: [
          { value: 'look', label: 'Look' },
          { value: 'write', label: 'Look, and write together with me' },
        ],
        missing: 'Choose what they may do',
      }),
      until: day({ label: 'Until when?', soonest: 0, hint: 'The last day. Leave it empty to share until you take it back' }),
    },
    ({ to: whom, name }) => (whom === 'link' && name === '' ? [{ field: 'name' as const, message: 'Enter the name of the person you share with' }] : []),
  )

/** Typing in a page of a paper plan: the same question as its owner is asked. */
export const typeInForm = addPageForm

/** The code of a link. */
export const codeForm = defineForm({
  code: text({
    label: 'The code',
    hint: 'Six figures that you were told or sent another way',
    missing: 'Enter the code',
    most: 12,
    width: 10,
    fill: 'one-time-code',
  }),
})
