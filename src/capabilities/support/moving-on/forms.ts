import { tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'

/** Sending somebody their letter, as a worker: it is theirs to want. Themselves, they press a button. */
export const sendLetterForm = defineForm({
  wanted: tick({ label: 'They would like their letter by e-mail', missing: 'Send it once they would like that, and tick that they do' }),
})
