import { lineChart } from '../../design/charts.ts'
import type { Day } from '../../platform/clock.ts'
import { localeOf, type Words } from '../../platform/words.ts'
import { type Goal, levelWords, type Rating } from './goal.ts'

/** A chart with its words and its table. */
export interface ChartShown {
  svg: string
  description: string
  table: { columns: string[]; rows: string[][] }
}

/** Where a goal was at its start and at each rating, as a picture with its words and its table. Undefined before the first rating. */
export async function chartRatings(goal: Goal, startedOn: Day, ratings: readonly Rating[], words: Words): Promise<ChartShown | undefined> {
  const last = ratings.at(-1)
  if (!last) return undefined
  const { t, day } = words
  const began = goal.startLevel === null ? [] : [{ on: startedOn, level: goal.startLevel, when: t('Start') }]
  const points = [...began, ...ratings.map(({ ratedOn, level }) => ({ on: ratedOn, level, when: shortDay(words, ratedOn) }))]
  // Rated twice in a day: the later one counts, and the list below has both.
  const drawn = [...new Map(points.map((point) => [point.when, point])).values()]
  return {
    svg: await lineChart({
      unit: t('Beside what we hoped'),
      lines: [{ name: t('Rating'), points: drawn.map(({ when, level }) => ({ when, value: level })) }],
      levels: LEVELS.map(({ value, name }) => ({ value, name: t(name) })),
    }),
    description: began[0]
      ? t('At the start: {{start}}. On {{day}}: {{now}}.', { start: t(levelWords(began[0].level)), day: day(last.ratedOn), now: t(levelWords(last.level)) })
      : t('On {{day}}: {{now}}.', { day: day(last.ratedOn), now: t(levelWords(last.level)) }),
    table: { columns: [t('Day'), t('Where it was')], rows: drawn.map(({ on, level }) => [day(on), t(levelWords(level))]) },
  }
}

// Short, so that they fit beside the picture on a phone.
const LEVELS = [
  { value: -2, name: 'Much less' },
  { value: -1, name: 'Less' },
  { value: 0, name: 'As hoped' },
  { value: 1, name: 'More' },
  { value: 2, name: 'Much more' },
] as const

/** A day that fits under an axis. */
export const shortDay = ({ language }: Words, day: Day) =>
  new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
