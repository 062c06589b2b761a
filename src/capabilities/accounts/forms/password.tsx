import { TextInput } from 'nhsuk-react-components'
import { type Field, sayWrong } from '../../../design/form/field.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../../platform/passwords.ts'

interface Rules {
  label: string
  hint?: string
  missing: string
  /** A new one has to be long enough; the one in use is whatever it is. */
  isNew?: boolean
}

/** A password: never shown again, not even to whoever typed it, and taken exactly as it was typed. */
export const password = ({ label, hint, missing, isNew = false }: Rules): Field<string> => ({
  label,
  read: (typed, name) => {
    const value = [typed[name]].flat()[0] ?? ''
    if (value === '') return { problem: missing }
    if (isNew && value.length < SHORTEST_PASSWORD) return { problem: 'Use {{least}} characters or more', about: { least: SHORTEST_PASSWORD } }
    if (value.length > LONGEST_PASSWORD) return { problem: 'Use {{most}} characters or fewer', about: { most: LONGEST_PASSWORD } }
    return { value }
  },
  write: () => ({}),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, error, words: { t } }) => (
    <TextInput
      id={name}
      name={name}
      type="password"
      label={t(label)}
      {...(hint ? { hint: t(hint) } : {})}
      {...sayWrong(error, t)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      spellCheck={false}
      width={20}
    />
  ),
})

const HINT = '12 characters or more. Three or four words that nobody would put together work well.'

export const newPassword = (label = 'Choose a password') => password({ label, hint: HINT, missing: 'Enter a password', isNew: true })
