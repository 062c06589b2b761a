import { Checkboxes, FormGroup, Radios, Select } from 'nhsuk-react-components'
import type { Words } from '../../platform/words.ts'
import { Named } from '../Said.tsx'
import { type Asked, type Field, given, one, type ReadOf, sayWrong } from './field.ts'

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
