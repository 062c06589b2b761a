import { TextInput } from 'nhsuk-react-components'
import { type Asked, type Field, given, one, sayWrong, tidy } from './field.ts'
import { QuestionGroup } from './QuestionGroup.tsx'

/** A whole number. Left empty it is undefined, never nought. */
export function wholeNumber(rules: Asked & { missing: string; least: number; most: number }): Field<number>
export function wholeNumber(rules: Asked & { least: number; most: number }): Field<number | undefined>
export function wholeNumber(rules: Asked & { missing?: string; least: number; most: number }): Field<any> {
  return {
    label: rules.label,
    read: (typed, name) => {
      const given = tidy(one(typed, name))
      if (given === '') return rules.missing ? { problem: rules.missing } : { value: undefined }
      const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      return value >= rules.least && value <= rules.most
        ? { value }
        : { problem: 'Enter a whole number from {{least}} to {{most}}', about: { least: rules.least, most: rules.most } }
    },
    write: (value: number | undefined, name) => ({ [name]: value === undefined ? '' : String(value) }),
    show: (value) => value?.toString() ?? '',
    firstControl: (name) => name,
    render: ({ name, typed, error, words: { t } }) => (
      <TextInput
        id={name}
        name={name}
        inputMode="numeric"
        width={4}
        label={t(rules.label)}
        {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
        defaultValue={one(typed, name)}
      />
    ),
  }
}

/** A row of numbers, with words at both ends. Left unanswered it is undefined, never the middle. */
export const scale = (rules: Asked & { least: number; most: number; leastWords: string; mostWords: string }): Field<number | undefined> => ({
  label: rules.label,
  read: (typed, name) => {
    const given = one(typed, name)
    if (given === '') return { value: undefined }
    const value = /^\d{1,3}$/.test(given) ? Number(given) : Number.NaN
    return value >= rules.least && value <= rules.most
      ? { value }
      : { problem: 'Choose a number from {{least}} to {{most}}', about: { least: rules.least, most: rules.most } }
  },
  write: (value, name) => ({ [name]: value === undefined ? '' : String(value) }),
  show: (value) => value?.toString() ?? '',
  firstControl: (name) => `${name}-${rules.least}`,
  render: ({ name, typed, error, words }) => (
    <QuestionGroup {...{ name, error, words }} legend={words.t(rules.label)} hint={rules.hint && words.t(rules.hint)}>
      <div className="lw-scale">
        <div className="lw-scale__options">
          {Array.from({ length: rules.most - rules.least + 1 }, (_, i) => rules.least + i).map((point) => (
            <div className="lw-scale__option" key={point}>
              <input
                className="lw-scale__input"
                type="radio"
                id={`${name}-${point}`}
                name={name}
                value={point}
                defaultChecked={one(typed, name) === String(point)}
              />
              <label className="lw-scale__label" htmlFor={`${name}-${point}`}>
                {point}
              </label>
            </div>
          ))}
        </div>
        <div className="lw-scale__ends">
          <span>
            {rules.least}: {words.t(rules.leastWords)}
          </span>
          <span>
            {rules.most}: {words.t(rules.mostWords)}
          </span>
        </div>
      </div>
    </QuestionGroup>
  ),
})
