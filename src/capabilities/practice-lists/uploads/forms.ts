import { pick } from '../../../design/form/choice.tsx'
import { file } from '../../../design/form/file.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { type Column, columnNames, columns, type Matched, missingColumn } from './columns.ts'

/** Sending a list: whose register was searched for what, and the file. */
export const addListForm = (practices: readonly { id: string; name: string }[]) =>
  defineForm({
    id: once(),
    organisationId: pick({
      label: 'Which practice?',
      options: practices.map(({ id, name }) => ({ value: id, label: name, isName: true })),
      empty: 'Choose a practice',
      missing: 'Choose the practice that searched its register',
    }),
    register: text({
      label: 'What did you search your register for?',
      hint: 'For example, type 2 diabetes and no review this year. Only the practice and administrators read this. It is in no letter',
      missing: 'Say in a few words what you searched for',
      most: 200,
    }),
    file: file({
      label: 'The list',
      hint: 'A table saved as CSV, with the names of its columns in the first row. At most 40 megabytes',
      missing: 'Choose the file with the list',
      accept: '.csv,.txt,text/csv',
    }),
  })

/** Saying which column is what. The names of the columns are those of the file. */
export const columnsForm = (names: readonly string[]) => {
  const options = names.map((name, at) => ({ value: String(at), label: name.trim() || `Column ${at + 1}`, isName: true }))
  const fields = Object.fromEntries(columnNames.map((column) => [column, pick({ label: columns[column].label, options, empty: 'Not in the file' })]))
  return defineForm({ version: versionSeen(), ...(fields as Record<Column, ReturnType<typeof pick>>) }, (values) => {
    const missing = missingColumn(asMatched(values))
    return missing ? [{ field: missing.column, message: missing.message }] : []
  })
}

/** The columns that were chosen, as numbers. */
export const asMatched = (values: Partial<Record<Column, string>>): Matched =>
  Object.fromEntries(columnNames.flatMap((column) => (values[column] ? [[column, Number(values[column])]] : [])))

/** The same as the form has them. */
export const asChosen = (matched: Matched): Partial<Record<Column, string>> =>
  Object.fromEntries(Object.entries(matched).map(([column, at]) => [column, String(at)]))
