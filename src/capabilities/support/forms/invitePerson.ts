import { once } from '../../../design/form/fields.tsx'
import { defineForm } from '../../../design/form/form.ts'

/** Inviting a person: nothing is asked, it is only pressed. */
export const invitePersonForm = defineForm({ id: once() })
