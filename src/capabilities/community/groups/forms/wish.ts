import { tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { email, phone } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'

/** What a member asks for. With both unticked nothing of theirs is kept. */
export const wishForm = defineForm(
  {
    version: versionSeen(),
    beforeIt: tick({ label: 'An e-mail the day before' }),
    email: email({ label: 'Their e-mail address', fill: 'off' }),
    afterMissing: tick({ label: 'A call when they were missed' }),
    phone: phone({ label: 'Their phone number', fill: 'off' }),
    agreed: tick({ label: 'They asked for this, and agreed that we keep their number or address for it' }),
  },
  ({ beforeIt, afterMissing, agreed, email: address, phone: number }) => [
    ...(beforeIt && address === '' ? [{ field: 'email' as const, message: 'Enter their e-mail address' }] : []),
    ...(afterMissing && number === '' ? [{ field: 'phone' as const, message: 'Enter their phone number' }] : []),
    ...((beforeIt || afterMissing) && !agreed ? [{ field: 'agreed' as const, message: 'Ask them first, and tick that they agreed' }] : []),
  ],
)

/** They were rung: a button. */
export const rungForm = defineForm({})
