import { TextInput } from 'nhsuk-react-components'
import { type Asked, type Field, given, one, sayWrong, tidy } from './field.ts'

interface TimeRules extends Asked {
  missing?: string
}

/** A time of day. Phones show a clock to turn; without that, people write 13:30, 1.30pm or 9. */
export const time = (rules: TimeRules): Field<string> => ({
  label: rules.label,
  read: (typed, name) => {
    const value = tidy(one(typed, name))
    if (value === '') return rules.missing ? { problem: rules.missing } : { value }
    const read = timeOf(value)
    return read ? { value: read } : { problem: 'Enter a time, like 1.30pm or 13:30' }
  },
  write: (value, name) => ({ [name]: value.slice(0, 5) }),
  show: (value = '') => value.slice(0, 5),
  firstControl: (name) => name,
  render: ({ name, typed, error, words: { t } }) => (
    <TextInput
      id={name}
      name={name}
      type="time"
      label={t(rules.label)}
      {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
      defaultValue={one(typed, name)}
      width={10}
    />
  ),
})

/** `1.30pm` → `13:30`. Nothing when it is no time of day. */
function timeOf(written: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(am|pm)?$/i.exec(written)
  if (!found) return undefined
  const [hours, minutes, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.toLowerCase()]
  if (half && (hours < 1 || hours > 12)) return undefined
  const hour = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours
  return hour < 24 && minutes < 60 ? `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : undefined
}
