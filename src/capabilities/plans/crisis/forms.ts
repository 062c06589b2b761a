import { someOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, longText, phone, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'

/** Which pages open in an emergency, and who is told when they do. */
export const cardForm = (pages: readonly { value: string; label: string; isName?: boolean }[]) =>
  defineForm(
    {
      pages: someOf({ label: 'Which pages may be opened in an emergency?', hint: 'All others stay closed, whatever happens', options: pages }),
      firstName: text({ label: 'Who else should hear at once that it was opened?', hint: 'A name. You hear of it in any event', most: 80, fill: 'off' }),
      firstEmail: email({ label: 'Their e-mail address', fill: 'off' }),
      secondName: text({ label: 'And who else?', most: 80, fill: 'off' }),
      secondEmail: email({ label: 'The e-mail address of the second', fill: 'off' }),
    },
    ({ firstName, firstEmail, secondName, secondEmail }) => [
      ...(firstName && !firstEmail ? [{ field: 'firstEmail' as const, message: 'Enter an e-mail address for them' }] : []),
      ...(!firstName && firstEmail ? [{ field: 'firstName' as const, message: 'Enter their name' }] : []),
      ...(secondName && !secondEmail ? [{ field: 'secondEmail' as const, message: 'Enter an e-mail address for them' }] : []),
      ...(!secondName && secondEmail ? [{ field: 'secondName' as const, message: 'Enter their name' }] : []),
    ],
  )

/** What is asked of whoever holds a card, before anything is shown. */
export const openCardForm = defineForm({
  id: once(),
  name: text({ label: 'Your name', missing: 'Enter your name', most: 120, fill: 'name' }),
  worksAt: text({
    label: 'Where you work',
    hint: 'For example, the ward, the surgery or the ambulance service',
    missing: 'Enter where you work',
    most: 200,
    fill: 'organization',
  }),
  because: longText({ label: 'Why you need to open it now', missing: 'Say in a few words why you need to open it', most: 500, rows: 3 }),
  phone: phone({ label: 'A number to reach you, if you like' }),
})
