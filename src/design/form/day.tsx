import { DateInput } from 'nhsuk-react-components'
import { addDays, type Day } from '../../platform/clock.ts'
import { type Asked, type Field, given, one, sayWrong, tidy } from './field.ts'

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
