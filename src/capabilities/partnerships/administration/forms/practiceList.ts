import { file } from '../../../../design/form/file.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { once } from '../../../../design/form/unseen.tsx'

/** A list of GP practices, as the NHS publishes it. */
export const practiceListForm = defineForm({
  id: once(),
  file: file({ label: 'The file', hint: 'epraccur.csv, as the NHS publishes it. At most 12 megabytes', missing: 'Choose the file', accept: '.csv,text/csv' }),
})
