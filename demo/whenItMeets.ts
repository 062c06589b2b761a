import type { Insertable } from 'kysely'
import type { Schedule } from '../database/schema.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import { weekdayOf } from './rows.ts'
import type { GroupWords } from './words/groups.ts'

/** A rule of a schedule, without the entry it belongs to. */
export type Rule = Pick<Insertable<Schedule>, 'startsOn' | 'freq' | 'everyN' | 'byDay' | 'opensAt' | 'closesAt'>

const CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const NTH: Record<string, number> = { First: 1, Second: 2, Third: 3, Fourth: 4, Last: -1 }

/** The first day, not before another, that a group meets on. */
export function firstMeeting({ weekday }: GroupWords, from: Day): Day {
  let day = from
  while (weekdayOf(day) !== weekday % 7) day = addDays(day, 1)
  return day
}

/** When a group meets, as a rule: in step with the days its register is kept. */
export const ruleOfGroup = (words: GroupWords, from: Day): Rule => {
  const day = CODES[words.weekday % 7] as string
  const when = { startsOn: firstMeeting(words, from), ...hoursOf(words.time) }
  return words.every === 'month'
    ? { ...when, freq: 'MONTHLY', everyN: 1, byDay: [`1${day}`] }
    : { ...when, freq: 'WEEKLY', everyN: words.every === 'fortnight' ? 2 : 1, byDay: [day] }
}

/** What a service says of when, as a rule; nothing when it says nothing that is one. */
export function ruleOfWords(words: string, from: Day): Rule | undefined {
  const on = daysIn(words)
  const hours = hoursOf(words)
  if (on.length === 0) return undefined
  const nth = NTH[words.split(' ')[0] ?? '']
  if (nth) return { startsOn: from, freq: 'MONTHLY', everyN: 1, byDay: [`${nth}${on[0]}`], ...hours }
  return { startsOn: from, freq: on.length === 7 ? 'DAILY' : 'WEEKLY', everyN: 1, byDay: on.length === 7 ? [] : on, ...hours }
}

function daysIn(words: string): string[] {
  if (words.startsWith('Every day')) return [...CODES]
  if (words.startsWith('Weekdays')) return CODES.slice(1, 6)
  if (words.startsWith('Monday to Saturday')) return CODES.slice(1, 7)
  return CODES.filter((_, i) => new RegExp(`\\b${NAMES[i]}\\b`).test(words))
}

const LASTS = 90 // minutes, where nothing says until when

/** "9.30am to 1pm" → 09:30 and 13:00. */
function hoursOf(words: string): { opensAt: string | null; closesAt: string | null } {
  const said = words.includes('evening') ? '7pm to 9pm' : words
  const [from, to] = [...said.matchAll(/(\d{1,2})(?:\.(\d\d))?(am|pm)?(?=$|\s|,)/g)].map(([, hour, minute, half]) => {
    const twelve = Number(hour) % 12
    // "to 12" is noon.
    return (half === 'pm' || (!half && twelve === 0) ? twelve + 12 : twelve) * 60 + Number(minute ?? 0)
  })
  if (from === undefined) return { opensAt: null, closesAt: null }
  return { opensAt: asTime(from), closesAt: asTime(to ?? from + LASTS) }
}

const asTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
