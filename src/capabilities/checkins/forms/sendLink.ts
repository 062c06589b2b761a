import { defineForm } from '../../../design/form/form.ts'
import { versionSeen } from '../../../design/form/unseen.tsx'

/** Nothing is asked: the press of a button, which sent twice sends one message. */
export const sendLinkForm = defineForm({ version: versionSeen() })
