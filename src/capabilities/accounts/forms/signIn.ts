import { defineForm } from '../../../design/form/form.ts'
import { email } from '../../../design/form/text.tsx'
import { password } from './password.tsx'

export const signInForm = defineForm({
  email: email({ label: 'Your e-mail address', missing: 'Enter your e-mail address', fill: 'username' }),
  password: password({ label: 'Your password', missing: 'Enter your password' }),
})

/** Asking for a link instead. */
export const askForLinkForm = defineForm({
  email: email({ label: 'Your e-mail address', hint: 'The one that we have from you', missing: 'Enter your e-mail address' }),
})
