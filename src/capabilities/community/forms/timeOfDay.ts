import type { Asked, Field } from '../../../design/form/field.ts'
import { text } from '../../../design/form/text.tsx'

/** A time as people write it: "10", "10am", "2.30 pm", "14:30", "noon" → "10:00". Undefined when it is none. */
export function readTime(typed: string): string | undefined {
  const words = typed
    .toLowerCase()
    .replaceAll(/[\s.]*m\.?$/g, 'm')
    .replaceAll(/\s/g, '')
  if (words === 'noon' || words === 'midday') return '12:00'
  if (words === 'midnight') return '00:00'
  const [, hour, minute, half] = /^(\d{1,2})(?:[.:](\d{2}))?(am|pm)?$/.exec(words) ?? []
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)]
  if (hour === undefined || minutes > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return undefined
  const of24 = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours
  return `${String(of24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** "14:30:00" → 2.30pm: as it stands in the box. */
export function writeTime(time: string | null): string {
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number)
  return time ? `${hours % 12 || 12}${minutes ? `.${String(minutes).padStart(2, '0')}` : ''}${hours < 12 ? 'am' : 'pm'}` : ''
}

/** A time of day. Left empty it is null. */
export function timeOfDay(rules: Asked): Field<string | null> {
  const line = text({ ...rules, width: 10, most: 20, fill: 'off' })
  return {
    ...line,
    read: (typed, name, reading) => {
      const given = line.read(typed, name, reading)
      if ('problem' in given) return given
      if (given.value === '') return { value: null }
      const time = readTime(given.value)
      return time ? { value: time } : { problem: 'Enter a time like 10am or 2.30pm' }
    },
    write: (value, name) => ({ [name]: writeTime(value) }),
    show: (value) => writeTime(value ?? null),
  }
}
