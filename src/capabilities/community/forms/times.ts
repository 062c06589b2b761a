import { oneOf, pick, someOf, tick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import type { EntryPlace } from '../entry.ts'
import { nameOfWeekday } from '../schedule/inWords.ts'
import { type Schedule, WEEKDAYS, type Weekday, weekdayIn } from '../schedule/schedule.ts'
import { timeOfDay } from './timeOfDay.ts'

const OFTEN = [
  { value: 'week', label: 'Every week' },
  { value: 'two weeks', label: 'Every two weeks', hint: 'Enter below a day on which it meets' },
  { value: 'month', label: 'Every month', hint: 'For example, on the first Thursday. Choose which one below' },
  { value: 'once', label: 'Once', hint: 'Enter the day below' },
  { value: 'no fixed time', label: 'No fixed time', hint: 'Say it in your own words below' },
] as const
const AS_IT_IS = { value: 'as it is', label: 'As it is now', hint: 'It comes round in a way that this page cannot ask about' } as const

type Often = (typeof OFTEN)[number]['value'] | 'as it is'

/** When something takes place. A rule that came from elsewhere and cannot be asked about here may stay as it is. */
export const scheduleForm = (places: readonly EntryPlace[], isOurs: boolean) =>
  defineForm(
    {
      version: versionSeen(),
      id: once(),
      often: oneOf<Often>({ label: 'How often?', options: isOurs ? OFTEN : [AS_IT_IS, ...OFTEN], missing: 'Choose how often it meets' }),
      weekdays: someOf<Weekday>({ label: 'On which days?', options: WEEKDAYS.map((value) => ({ value, label: nameOfWeekday(value) })) }),
      nth: pick({
        label: 'Which one of the month?',
        hint: 'Only when it meets every month',
        options: [
          { value: '1', label: 'The first' },
          { value: '2', label: 'The second' },
          { value: '3', label: 'The third' },
          { value: '4', label: 'The fourth' },
          { value: '-1', label: 'The last' },
        ],
        empty: 'Choose one',
      }),
      opensAt: timeOfDay({ label: 'From', hint: 'For example, 10am or 2.30pm' }),
      closesAt: timeOfDay({ label: 'To' }),
      startsOn: day({ label: 'The first day', hint: 'For example, 3 12 2026. Leave it empty if it meets already, every week or every month' }),
      endsOn: day({ label: 'The last day, if it ends' }),
      notOnBankHolidays: tick({ label: 'Not on bank holidays' }),
      ...(places.length > 1 ? { placeId: placeAmong(places) } : {}),
      note: text({ label: 'In your own words, if there is more to say', hint: 'For example, ring by Monday', most: 300 }),
    },
    ({ often, weekdays, nth, startsOn, endsOn, opensAt, closesAt, note }) => [
      ...((often === 'week' || often === 'two weeks' || often === 'month') && weekdays.length === 0
        ? [{ field: 'weekdays' as const, message: 'Tick the day of the week' }]
        : []),
      ...(often === 'month' && !nth ? [{ field: 'nth' as const, message: 'Choose which one of the month' }] : []),
      ...((often === 'once' || often === 'two weeks') && !startsOn ? [{ field: 'startsOn' as const, message: 'Enter a day on which it meets' }] : []),
      ...(startsOn && endsOn && endsOn < startsOn ? [{ field: 'endsOn' as const, message: 'Enter a last day that is not before the first' }] : []),
      ...(closesAt && !opensAt ? [{ field: 'opensAt' as const, message: 'Enter the time it begins' }] : []),
      ...(often === 'no fixed time' && !note ? [{ field: 'note' as const, message: 'Say in your own words when it meets' }] : []),
    ],
  )

const placeAmong = (places: readonly EntryPlace[]) =>
  pick({
    label: 'Where?',
    options: places.map(({ id, name, address }) => ({ value: id, label: name || address || '–', isName: true })),
    empty: 'At all its places',
  })

type Values = { [Name in keyof ReturnType<typeof scheduleForm>['fields']]: any }

const NOTHING = { freq: null, everyN: 1, byDay: [] as string[], byMonthDay: [] as number[], startsOn: null, endsOn: null }

/** What was answered, as a schedule. `there` is what it was, for a rule that stays as it is. */
export function asSchedule(values: Values, there: Schedule | undefined) {
  const { often, weekdays, nth, opensAt, closesAt, notOnBankHolidays, note } = values
  const dates = { startsOn: values.startsOn || null, endsOn: values.endsOn || null }
  const more = { opensAt, closesAt, notOnBankHolidays, note, placeId: values.placeId === undefined ? (there?.placeId ?? null) : values.placeId || null }
  switch (often as Often) {
    case 'week':
      return { ...NOTHING, ...dates, ...more, freq: 'WEEKLY' as const, byDay: weekdays as string[] }
    case 'two weeks':
      return { ...NOTHING, ...dates, ...more, freq: 'WEEKLY' as const, everyN: 2, byDay: weekdays as string[] }
    case 'month':
      return { ...NOTHING, ...dates, ...more, freq: 'MONTHLY' as const, byDay: (weekdays as string[]).map((weekday) => `${nth}${weekday}`) }
    case 'once':
      return { ...NOTHING, ...more, startsOn: dates.startsOn }
    case 'as it is': {
      const { freq, everyN, byDay, byMonthDay } = there ?? NOTHING
      return { freq, everyN, byDay, byMonthDay, ...dates, ...more }
    }
    default:
      return { ...NOTHING, ...more }
  }
}

/** A schedule as the form writes it. `often` is missing when the form cannot ask about it. */
export function asScheduleValues(schedule: Schedule) {
  const { startsOn, endsOn, opensAt, closesAt, notOnBankHolidays, note, placeId } = schedule
  const named = schedule.byDay.map(weekdayIn).filter((each) => each !== undefined)
  const nths = new Set(named.map(({ nth }) => nth))
  const [nth] = nths
  const times = { opensAt, closesAt, startsOn: startsOn ?? '', endsOn: endsOn ?? '', notOnBankHolidays, note, placeId: placeId ?? '' }
  return { ...times, often: oftenOf(schedule, nths), weekdays: named.map(({ weekday }) => weekday), nth: nth === undefined ? '' : String(nth) }
}

function oftenOf({ freq, everyN, byDay, byMonthDay, startsOn }: Schedule, nths: ReadonlySet<number | undefined>): Often {
  const [nth] = nths
  if (!freq) return byDay.length > 0 ? 'as it is' : startsOn ? 'once' : 'no fixed time'
  if (byMonthDay.length > 0 || byDay.length === 0) return 'as it is'
  if (freq === 'WEEKLY' && everyN <= 2) return everyN === 1 ? 'week' : 'two weeks'
  return freq === 'MONTHLY' && everyN === 1 && nths.size === 1 && nth !== undefined && [1, 2, 3, 4, -1].includes(nth) ? 'month' : 'as it is'
}

/** A day on which a schedule does not hold. */
export const dayApartForm = defineForm(
  {
    version: versionSeen(),
    day: day({ label: 'Which day?', soonest: 0, latest: 800, missing: 'Enter the day' }),
    what: oneOf({
      label: 'What about it?',
      options: [
        { value: 'not', label: 'It does not meet that day' },
        { value: 'also', label: 'It meets that day as well', hint: 'A day on which it does not meet otherwise' },
        { value: 'another time', label: 'It meets at another time that day' },
      ],
      missing: 'Choose what about that day',
    }),
    opensAt: timeOfDay({ label: 'From', hint: 'Only when the time is not the usual one' }),
    closesAt: timeOfDay({ label: 'To' }),
    because: text({ label: 'Why?', hint: 'Anybody can read this. For example, the hall is closed', most: 200 }),
  },
  ({ what, opensAt, closesAt }) => [
    ...(!opensAt && (what === 'another time' || closesAt) ? [{ field: 'opensAt' as const, message: 'Enter the time it begins' }] : []),
  ],
)

/** Taking something away, as it was on the page; `day` only where it is a day. */
export const removeForm = defineForm({ version: versionSeen() })
export const clearDayForm = defineForm({ version: versionSeen(), day: day({ label: 'Which day?', missing: 'Enter the day' }) })
