import { oneOf, tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { email, phone } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'
import { mobileOf } from '../../../../platform/post/mobile.ts'

/** How somebody is told of tomorrow's meet-up. */
export type BeforeBy = 'email' | 'text'

/** What each way is called, on the form and in the list. */
export const beforeWords = { email: 'An e-mail the day before', text: 'A text the day before' } as const

const wayBefore = (sendsTexts: boolean) =>
  oneOf<BeforeBy | 'no'>({
    label: 'A message the day before?',
    options: [
      { value: 'no', label: 'No message' },
      { value: 'email', label: beforeWords.email },
      ...(sendsTexts ? [{ value: 'text' as const, label: beforeWords.text }] : []),
    ],
  })

/** What a member asks for. When it is nothing, nothing of theirs is kept. */
export const wishForm = (sendsTexts: boolean) =>
  defineForm(
    {
      version: versionSeen(),
      before: wayBefore(sendsTexts),
      email: email({ label: 'Their e-mail address', fill: 'off' }),
      afterMissing: tick({ label: 'A call when they were missed' }),
      phone: phone({ label: 'Their phone number', fill: 'off' }),
      agreed: tick({ label: 'They asked for this, and agreed that we keep their number or address for it' }),
    },
    ({ before, afterMissing, agreed, email: address, phone: number }) => [
      ...(before === 'email' && address === '' ? [{ field: 'email' as const, message: 'Enter their e-mail address' }] : []),
      ...(before === 'text' && !mobileOf(number) ? [{ field: 'phone' as const, message: 'Enter a mobile number like 07700 900123' }] : []),
      ...(before !== 'text' && afterMissing && number === '' ? [{ field: 'phone' as const, message: 'Enter their phone number' }] : []),
      ...((before === 'email' || before === 'text' || afterMissing) && !agreed
        ? [{ field: 'agreed' as const, message: 'Ask them first, and tick that they agreed' }]
        : []),
    ],
  )

/** They were rung: a button. */
export const rungForm = defineForm({})
