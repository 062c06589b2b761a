import { defineForm } from '../../../design/form/form.ts'
import { once } from '../../../design/form/unseen.tsx'

/** Slipping a guide in: sent twice, it is one page. */
export const slipInForm = defineForm({ id: once() })
