import {
  Checkboxes,
  DateInput,
  ErrorMessage,
  Fieldset,
  FileUpload,
  FormGroup,
  HintText,
  Legend,
  Radios,
  Select,
  Textarea,
  TextInput,
} from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { addDays, type Day } from '../../platform/clock.ts'
import { isId, newId } from '../../platform/ids.ts'
import { foldPostcode } from '../../platform/postcode.ts'
import type { Words } from '../../platform/words.ts'
import { Named } from '../Said.tsx'

/** What a field needs to know while it reads: the day it is where the partnership is, and what came as a file. */
export interface Reading {
  today: Day
  /** The file that was sent under a name, if one was. */
  fileIn: (name: string) => File | undefined
}

/** What somebody typed, kept exactly, so that it can be shown again: a text for each control of the field. */
export type Typed = Record<string, string | string[] | undefined>

export type ReadOf<Value> = { value: Value } | { problem: string; about?: Record<string, unknown> }

export interface Shown {
  name: string
  typed: Typed
  /** Already in the reader's language. */
  error: string | undefined
  words: Words
  /** The question is the page: its label is the heading. */
  isHeading?: boolean
}

/** One thing that is asked: how it is read, what is said when it cannot be, how it looks. */
export interface Field<Value> {
  read: (typed: Typed, name: string, reading: Reading) => ReadOf<Value>
  /** How a value is written into the controls, for changing what is there. */
  write: (value: Value, name: string) => Typed
  render: (shown: Shown) => ReactElement
  /** The answer in words, for a page that shows answers back. Empty when it was left empty. */
  show: (value: Value | undefined, words: Words) => string
  /** The control that the error summary leads to. */
  firstControl: (name: string) => string
  /** The words of the question, for pages that show answers back. */
  label: string
  takesFile?: boolean
}

interface Asked {
  label: string
  hint?: string
}

const one = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

// A null byte cannot be stored, and nobody types one.
const tidy = (text: string) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').normalize('NFC').trim()

// Under exactOptionalPropertyTypes a component's absent property is not the same as one that is undefined.
const given = <P extends object>(properties: P) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as { [K in keyof P]?: Exclude<P[K], undefined> }

/** What is wrong with an answer, after a word for that in the reader's language, which only a screen reader says. */
export const sayWrong = (error: string | undefined, t: Words['t']) => (error ? { error, errorProps: { visuallyHiddenText: t('Error') } } : {})

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
    value === '' || /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(value) ? { value } : { problem: 'Enter an e-mail address like name@example.org' },
  )

/** A phone number as people write them. */
export const phone = (rules: TextRules): Field<string> =>
  line({ fill: 'tel', most: 40, width: 20, ...rules }, 'tel', (value) =>
    value === '' || (/^[+()\d\s.-]+$/.test(value) && value.replace(/\D/g, '').length >= 6 && value.replace(/\D/g, '').length <= 15)
      ? { value }
      : { problem: 'Enter a phone number like 0115 496 0123 or 07700 900123' },
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

export interface Option<Value extends string = string> {
  value: Value
  label: string
  hint?: string
  /** The label is somebody's name or the like, and is not translated. */
  isName?: boolean
}

interface ChoiceRules<Value extends string> extends Asked {
  options: readonly Option<Value>[]
  missing?: string
}

/** One of a few, all of them in sight. */
export function oneOf<Value extends string>(rules: ChoiceRules<Value> & { missing: string }): Field<Value>
export function oneOf<Value extends string>(rules: ChoiceRules<Value>): Field<Value | ''>
export function oneOf<Value extends string>(rules: ChoiceRules<Value>): Field<Value | ''> {
  return {
    label: rules.label,
    read: (typed, name) => readChoice(rules, one(typed, name)),
    write: (value, name) => ({ [name]: value }),
    show: (value = '', { t }) => showChoice(rules, value, t),
    firstControl: (name) => `${name}-1`,
    render: ({ name, typed, error, words: { t }, isHeading }) => (
      <Radios
        id={name}
        name={name}
        legend={t(rules.label)}
        legendProps={isHeading ? { size: 'l', isPageHeading: true } : { size: 's' }}
        {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
      >
        {rules.options.map((option) => (
          <Radios.Item
            key={option.value}
            value={option.value}
            defaultChecked={one(typed, name) === option.value}
            {...given({ hint: option.hint && t(option.hint) })}
          >
            {option.isName ? <Named>{option.label}</Named> : t(option.label)}
          </Radios.Item>
        ))}
      </Radios>
    ),
  }
}

/** One of many: a list that opens. */
export function pick<Value extends string>(rules: ChoiceRules<Value> & { missing: string; empty: string }): Field<Value>
export function pick<Value extends string>(rules: ChoiceRules<Value> & { empty: string }): Field<Value | ''>
export function pick<Value extends string>(rules: ChoiceRules<Value> & { empty: string }): Field<Value | ''> {
  return {
    label: rules.label,
    read: (typed, name) => readChoice(rules, one(typed, name)),
    write: (value, name) => ({ [name]: value }),
    show: (value = '', { t }) => showChoice(rules, value, t),
    firstControl: (name) => name,
    render: ({ name, typed, error, words: { t } }) => (
      <Select
        id={name}
        name={name}
        label={t(rules.label)}
        {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
        defaultValue={one(typed, name)}
      >
        <Select.Option value="">{t(rules.empty)}</Select.Option>
        {rules.options.map((option) => (
          <Select.Option key={option.value} value={option.value} {...given({ translate: option.isName ? ('no' as const) : undefined })}>
            {option.isName ? option.label : t(option.label)}
          </Select.Option>
        ))}
      </Select>
    ),
  }
}

function readChoice<Value extends string>(rules: ChoiceRules<Value>, value: string): ReadOf<Value | ''> {
  if (value === '') return rules.missing ? { problem: rules.missing } : { value: '' }
  const option = rules.options.find((known) => known.value === value)
  return option ? { value: option.value } : { problem: rules.missing ?? 'Choose one of these answers' }
}

function showChoice(rules: ChoiceRules<string>, value: string, t: Words['t']): string {
  const option = rules.options.find((known) => known.value === value)
  return option ? (option.isName ? option.label : t(option.label)) : ''
}

/** Any of a few. */
export const someOf = <Value extends string>(rules: ChoiceRules<Value>): Field<Value[]> => ({
  label: rules.label,
  read: (typed, name) => {
    const given = ([] as string[]).concat(typed[name] ?? []).filter((value) => value !== '')
    const known = rules.options.filter((option) => given.includes(option.value)).map((option) => option.value)
    if (given.some((value) => !rules.options.some((option) => option.value === value))) return { problem: 'Choose from these answers' }
    return known.length === 0 && rules.missing ? { problem: rules.missing } : { value: known }
  },
  write: (value, name) => ({ [name]: [...value] }),
  show: (value = [], { t }) => value.map((each) => showChoice(rules, each, t)).join(', '),
  firstControl: (name) => `${name}-1`,
  render: ({ name, typed, error, words: { t } }) => (
    <Checkboxes
      id={name}
      name={name}
      legend={t(rules.label)}
      legendProps={{ size: 's' }}
      {...given({ hint: rules.hint && t(rules.hint), ...sayWrong(error, t) })}
    >
      {rules.options.map((option) => (
        <Checkboxes.Item
          key={option.value}
          value={option.value}
          defaultChecked={([] as string[]).concat(typed[name] ?? []).includes(option.value)}
          {...given({ hint: option.hint && t(option.hint) })}
        >
          {option.isName ? <Named>{option.label}</Named> : t(option.label)}
        </Checkboxes.Item>
      ))}
    </Checkboxes>
  ),
})

/** A box to tick. With `missing`, it must be ticked. */
export const tick = (rules: Asked & { missing?: string }): Field<boolean> => ({
  label: rules.label,
  read: (typed, name) => {
    const value = one(typed, name) === 'yes'
    return !value && rules.missing ? { problem: rules.missing } : { value }
  },
  write: (value, name) => ({ [name]: value ? 'yes' : '' }),
  show: (value, { t }) => t(value ? 'Yes' : 'No'),
  firstControl: (name) => name,
  render: ({ name, typed, error, words: { t } }) => (
    <FormGroup inputType="checkboxes" id={`${name}-group`} name={`${name}-group`} {...given({ ...sayWrong(error, t) })}>
      {() => (
        <Checkboxes.Item id={name} name={name} value="yes" defaultChecked={one(typed, name) === 'yes'} {...given({ hint: rules.hint && t(rules.hint) })}>
          {t(rules.label)}
        </Checkboxes.Item>
      )}
    </FormGroup>
  ),
})

interface DayRules extends Asked {
  missing?: string
  /** 'today', or how many days from today at the soonest. */
  soonest?: number
  latest?: number
}

/** A day, in three boxes: nobody has to find their birth year in a calendar. */
export function day(rules: DayRules & { missing: string }): Field<Day>
export function day(rules: DayRules): Field<Day | ''>
export function day(rules: DayRules): Field<Day | ''> {
  return {
    label: rules.label,
    read: (typed, name, { today }) => {
      const parts = ['day', 'month', 'year'].map((part) => tidy(one(typed, `${name}-${part}`)))
      if (parts.every((part) => part === '')) return rules.missing ? { problem: rules.missing } : { value: '' }
      const value = dayOf(parts as [string, string, string])
      if (!value) return { problem: 'Enter a real day, like 3 12 2026' }
      if (rules.soonest !== undefined && value < addDays(today, rules.soonest)) {
        return { problem: rules.soonest === 0 ? 'Enter today or a later day' : 'Enter a later day' }
      }
      if (rules.latest !== undefined && value > addDays(today, rules.latest)) {
        return { problem: rules.latest === 0 ? 'Enter today or an earlier day' : 'Enter an earlier day' }
      }
      return { value }
    },
    write: (value, name) => {
      const [year = '', month = '', date = ''] = value === '' ? [] : value.split('-')
      return { [`${name}-day`]: date.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year }
    },
    show: (value, words) => (value ? words.day(value) : ''),
    firstControl: (name) => `${name}-day`,
    render: ({ name, typed, error, words: { t } }) => (
      <DateInput
        id={name}
        name={name}
        legend={t(rules.label)}
        legendProps={{ size: 's' }}
        {...given({ hint: t(rules.hint ?? 'For example, 3 12 2026'), ...sayWrong(error, t) })}
      >
        <DateInput.Day name={`${name}-day`} label={t('Day')} defaultValue={one(typed, `${name}-day`)} />
        <DateInput.Month name={`${name}-month`} label={t('Month')} defaultValue={one(typed, `${name}-month`)} />
        <DateInput.Year name={`${name}-year`} label={t('Year')} defaultValue={one(typed, `${name}-year`)} />
      </DateInput>
    ),
  }
}

function dayOf([date, month, year]: [string, string, string]): Day | undefined {
  if (!/^\d{1,2}$/.test(date) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${value}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value
  return isReal && Number(year) >= 1900 && Number(year) <= 2200 ? value : undefined
}

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
  render: ({ name, typed, error, words: { t } }) => (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <Fieldset aria-describedby={error ? `${name}-error` : undefined}>
        <Legend size="s">{t(rules.label)}</Legend>
        {rules.hint ? <HintText>{t(rules.hint)}</HintText> : null}
        {error ? (
          <ErrorMessage id={`${name}-error`} visuallyHiddenText={t('Error')}>
            {error}
          </ErrorMessage>
        ) : null}
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
              {rules.least}: {t(rules.leastWords)}
            </span>
            <span>
              {rules.most}: {t(rules.mostWords)}
            </span>
          </div>
        </div>
      </Fieldset>
    </div>
  ),
})

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

/** Not asked: the id that what is made will have, so that a form sent twice makes one thing. */
export const once = (): Field<string> => ({
  label: '',
  read: (typed, name) => ({ value: isId(one(typed, name)) ? one(typed, name) : newId() }),
  write: (value, name) => ({ [name]: value }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name) || newId()} />,
})

/** Not asked: which version of a thing was on the page, so that somebody else's change in between is noticed. */
export const versionSeen = (): Field<number> => ({
  label: '',
  read: (typed, name) => ({ value: /^\d{1,9}$/.test(one(typed, name)) ? Number(one(typed, name)) : 0 }),
  write: (value, name) => ({ [name]: String(value) }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name)} />,
})
