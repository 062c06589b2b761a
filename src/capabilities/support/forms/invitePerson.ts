import { defineForm } from '../../../design/form/form.ts'
import { once } from '../../../design/form/unseen.tsx'

/** Inviting a person: nothing is asked, it is only pressed. */
export const invitePersonForm = defineForm({ id: once() })
