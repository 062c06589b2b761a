import { defineForm } from '../../../design/form/form.ts'
import { newPassword } from './password.tsx'

/** Joining for the first time: the address is that of the invitation, so that only a password is asked. */
export const joinForm = defineForm({ password: newPassword() })
