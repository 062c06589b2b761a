import { FileUpload } from 'nhsuk-react-components'
import { type Asked, type Field, given, sayWrong } from './field.ts'

/** A file of theirs. What was chosen cannot be kept when the page is shown again: browsers do not let us. */
export const file = (rules: Asked & { missing: string; accept?: string }): Field<File> => ({
  label: rules.label,
  takesFile: true,
  read: (_typed, name, { fileIn }) => {
    const sent = fileIn(name)
    return sent ? { value: sent } : { problem: rules.missing }
  },
  write: () => ({}),
  show: (value) => value?.name ?? '',
  firstControl: (name) => name,
  render: ({ name, error, words: { t } }) => (
    <FileUpload id={name} name={name} label={t(rules.label)} {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t), accept: rules.accept })} />
  ),
})
