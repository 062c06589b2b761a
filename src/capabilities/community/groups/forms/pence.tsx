import { TextInput } from 'nhsuk-react-components'
import { type Asked, type Field, given, one, sayWrong, tidy } from '../../../../design/form/field.ts'
import { moneyWords, penceOf } from '../pence.ts'

/** An amount of money, kept in whole pence. */
export const pence = (rules: Asked & { missing: string }): Field<number> => ({
  label: rules.label,
  read: (typed, name) => {
    const text = tidy(one(typed, name))
    if (text === '') return { problem: rules.missing }
    const value = penceOf(text)
    return value !== undefined && value > 0 && value <= 100_000_000 ? { value } : { problem: 'Enter an amount like 12.50' }
  },
  write: (value, name) => ({ [name]: (value / 100).toFixed(2) }),
  show: (value) => (value === undefined ? '' : moneyWords(value)),
  firstControl: (name) => name,
  render: ({ name, typed, error, words: { t } }) => (
    <TextInput
      id={name}
      name={name}
      inputMode="decimal"
      width={5}
      prefix="£"
      label={t(rules.label)}
      {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
      defaultValue={one(typed, name)}
    />
  ),
})
