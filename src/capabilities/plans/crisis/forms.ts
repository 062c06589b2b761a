import { someOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, phone, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { isEmailAddress } from '../../../platform/emailAndPhone.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'

/** Which pages open in an emergency, and who is told when they do. */
export function cardForm(pages: readonly { value: string; label: string; isName?: boolean }[], sendsTexts: boolean) {
  const missing = sendsTexts ? 'Enter an e-mail address or a mobile number, like 07700 900123' : 'Enter an e-mail address for them'
  const isAt = (at: string) => isEmailAddress(at) || (sendsTexts && mobileOf(at) !== undefined)
  return defineForm(
    {
      pages: someOf({ label: 'Which pages may be opened in an emergency?', hint: 'All others stay closed, whatever happens', options: pages }),
      firstName: text({ label: 'Who else should hear at once that it was opened?', hint: 'A name. You hear of it in any event', most: 80, fill: 'off' }),
      firstAt: text({ label: sendsTexts ? 'Their e-mail address or mobile number' : 'Their e-mail address', most: 254, fill: 'off' }),
      secondName: text({ label: 'And who else?', most: 80, fill: 'off' }),
      secondAt: text({ label: sendsTexts ? 'The e-mail address or mobile number of the second' : 'The e-mail address of the second', most: 254, fill: 'off' }),
    },
    ({ firstName, firstAt, secondName, secondAt }) => [
      ...((firstName || firstAt) && !isAt(firstAt) ? [{ field: 'firstAt' as const, message: missing }] : []),
      ...(!firstName && firstAt ? [{ field: 'firstName' as const, message: 'Enter their name' }] : []),
      ...((secondName || secondAt) && !isAt(secondAt) ? [{ field: 'secondAt' as const, message: missing }] : []),
      ...(!secondName && secondAt ? [{ field: 'secondName' as const, message: 'Enter their name' }] : []),
    ],
  )
}

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
