import { defineForm } from '../../../../design/form/form.ts'
import { text } from '../../../../design/form/text.tsx'
import { once } from '../../../../design/form/unseen.tsx'

const code = (label: string, hint: string) => text({ label, hint, missing: 'Enter the code', most: 10, width: 5, fill: 'off' })

/** Opening a kiosk: whoever opens it makes up the code. */
export const openKioskForm = defineForm(
  { code: code('Make up a code for today', 'Four to eight numbers. You need it to leave the kiosk, so keep it to yourself') },
  ({ code: typed }) => (/^\d{4,8}$/.test(typed) ? [] : [{ field: 'code' as const, message: 'Enter four to eight numbers' }]),
)

/** Leaving it. */
export const leaveKioskForm = defineForm({ code: code('The code of this kiosk', 'Whoever leads the group knows it') })

/** Closing it from elsewhere: a button. */
export const closeKioskForm = defineForm({})

/** Somebody new, at the kiosk. */
export const newAtKioskForm = defineForm({
  id: once(),
  name: text({ label: 'I am new. My first name is', missing: 'Enter your first name', most: 40, fill: 'off', width: 20 }),
})
