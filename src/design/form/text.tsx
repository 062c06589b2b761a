import { Textarea, TextInput } from 'nhsuk-react-components'
import { isEmailAddress, isPhoneNumber } from '../../platform/emailAndPhone.ts'
import { foldPostcode } from '../../platform/postcode.ts'
import { type Asked, type Field, given, one, type ReadOf, sayWrong, type Typed, tidy } from './field.ts'

const grouped = (count: number) => count.toLocaleString('en-GB')

interface TextRules extends Asked {
  /** What is said when it is left empty. Without it, empty is fine. */
  missing?: string
  most?: number
  /** The kind of text, for keyboards and for filling in by the browser (WCAG 1.3.5). */
  fill?: string
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
}

/** One line. */
export const text = (rules: TextRules): Field<string> => line(rules, 'text', (value) => ({ value }))

/** An e-mail address, loosely checked: the message we send is the real check. */
export const email = (rules: TextRules): Field<string> =>
  line({ fill: 'email', most: 255, ...rules }, 'email', (value) =>
    value === '' || isEmailAddress(value) ? { value } : { problem: 'Enter an e-mail address like name@example.org' },
  )

/** A phone number as people write them. */
export const phone = (rules: TextRules): Field<string> =>
  line({ fill: 'tel', most: 40, width: 20, ...rules }, 'tel', (value) =>
    value === '' || isPhoneNumber(value) ? { value } : { problem: 'Enter a phone number like 0115 496 0123 or 07700 900123' },
  )

/** A postcode, written as it should be: `ng125aa` → NG12 5AA. */
export const postcode = (rules: TextRules): Field<string> =>
  line({ fill: 'postal-code', most: 10, width: 10, ...rules }, 'text', (value) => {
    if (value === '') return { value }
    const folded = foldPostcode(value)
    return folded ? { value: folded } : { problem: 'Enter a postcode like NG12 5AA' }
  })

function line(rules: TextRules, type: 'text' | 'email' | 'tel', check: (value: string) => ReadOf<string>): Field<string> {
  return {
    label: rules.label,
    read: (typed, name) => readText(rules, 200, typed, name, check),
    write: (value, name) => ({ [name]: value }),
    show: (value = '') => value,
    firstControl: (name) => name,
    render: ({ name, typed, error, words: { t }, isHeading }) => (
      <TextInput
        id={name}
        name={name}
        type={type}
        label={t(rules.label)}
        {...(isHeading ? { labelProps: { size: 'l', isPageHeading: true } } : {})}
        {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t), autoComplete: rules.fill })}
        defaultValue={one(typed, name)}
        dir="auto"
        {...(rules.width ? { width: rules.width } : {})}
      />
    ),
  }
}

function readText(rules: TextRules, most: number, typed: Typed, name: string, check: (value: string) => ReadOf<string>): ReadOf<string> {
  const value = tidy(one(typed, name))
  if (value === '' && rules.missing) return { problem: rules.missing }
  const longest = rules.most ?? most
  if (value.length > longest) return { problem: 'Shorten this to {{most}} characters or fewer', about: { most: grouped(longest) } }
  return check(value)
}

/** As much as somebody wants to say. */
export const longText = (rules: TextRules & { rows?: number }): Field<string> => ({
  label: rules.label,
  read: (typed, name) => readText(rules, 4000, typed, name, (value) => ({ value })),
  write: (value, name) => ({ [name]: value }),
  show: (value = '') => value,
  firstControl: (name) => name,
  render: ({ name, typed, error, words: { t }, isHeading }) => (
    <Textarea
      id={name}
      name={name}
      rows={rules.rows ?? 4}
      label={t(rules.label)}
      {...(isHeading ? { labelProps: { size: 'l', isPageHeading: true } } : {})}
      {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
      defaultValue={one(typed, name)}
      dir="auto"
    />
  ),
})
