import { versionSeen } from '../../../design/form/fields.tsx'
import { defineForm } from '../../../design/form/form.ts'

/** Nothing is asked: the press of a button, which sent twice sends one message. */
export const sendLinkForm = defineForm({ version: versionSeen() })
