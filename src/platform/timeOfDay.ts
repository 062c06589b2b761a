import type { Words } from './words.ts'

/** A time of day as it is kept: `13:30` or `13:30:00`, on the clock of the partnership. Past midnight it goes on: `25:00`. */
export type TimeOfDay = string

/** Minutes since midnight. */
export function minutesOf(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** "10am", "11.30am", "noon". */
export function timeInWords(time: TimeOfDay, { t }: Pick<Words, 't'>): string {
  const minutes = minutesOf(time) % 1440
  if (minutes === 0) return t('midnight')
  if (minutes === 720) return t('noon')
  const [hour, past] = [Math.floor(minutes / 60) % 12 || 12, minutes % 60]
  const clock = past ? `${hour}.${String(past).padStart(2, '0')}` : String(hour)
  return minutes < 720 ? t('{{clock}}am', { clock }) : t('{{clock}}pm', { clock })
}
