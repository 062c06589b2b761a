import { defineForm } from '../../../design/form/form.ts'
import { newPassword, password } from './password.tsx'

const current = password({ label: 'Your password now', missing: 'Enter your password' })

/** Changing it: the one in use is asked for, because the browser may have been left open. */
export const changePasswordForm = defineForm({ current, password: newPassword('Choose a new password') })

/** The first one, or a new one for somebody who has just come by a link to their e-mail. */
export const choosePasswordForm = defineForm({ password: newPassword() })

/** Something that only the owner of the account should do. */
export const onlyOwnerForm = defineForm({ current })

/** Somebody without a password is sent a link instead: only the button is pressed. */
export const askToDeleteForm = defineForm({})

/** The same where two stand on one page: a control's id is its name. */
export const endTwoStepsForm = defineForm({ currentToEnd: current })
