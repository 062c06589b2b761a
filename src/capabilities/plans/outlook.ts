import { lineChart } from '../../design/charts.ts'
import { scale } from '../../design/form/number.tsx'
import type { Words } from '../../platform/words.ts'
import type { Outlook } from './goal.ts'
import { type ChartShown, shortDay } from './ratingChart.ts'

/** The two questions, asked kindly: nobody has to answer either. */
export const outlookFields = () => ({
  importance: scale({
    label: 'How much does it matter to you now?',
    hint: 'Only if you like',
    least: 1,
    most: 10,
    leastWords: 'A little',
    mostWords: 'More than most things',
  }),
  confidence: scale({
    label: 'How sure are you that you can do it?',
    hint: 'Only if you like. It may go up and down',
    least: 1,
    most: 10,
    leastWords: 'Not sure yet',
    mostWords: 'Very sure',
  }),
})

const MATTERS = 'How much it matters'
const SURE = 'How sure'

/** What was said last of each, in words. */
export function outlookNow(outlooks: readonly Outlook[], { t }: Pick<Words, 't'>): string[] {
  const last = (what: 'importance' | 'confidence') => outlooks.findLast((each) => each[what] !== null)?.[what]
  const [importance, confidence] = [last('importance'), last('confidence')]
  return [
    ...(importance ? [t('How much it matters: {{number}} of 10.', { number: importance })] : []),
    ...(confidence ? [t('How sure: {{number}} of 10.', { number: confidence })] : []),
  ]
}

/** Both over time, as a picture with its words and its table. Undefined until something was said twice: a dot is no line. */
export async function chartOutlooks(outlooks: readonly Outlook[], words: Words): Promise<ChartShown | undefined> {
  if (outlooks.length < 2) return undefined
  const { t, day } = words
  // Said twice in a day: the later one counts.
  const drawn = [...new Map(outlooks.map((each) => [each.saidOn, each])).values()]
  const lineOf = (name: string, what: 'importance' | 'confidence') => ({
    name: t(name),
    points: drawn.map((each) => ({ when: shortDay(words, each.saidOn), value: each[what] })),
  })
  return {
    svg: await lineChart({
      unit: t('From 1 to 10'),
      lines: [lineOf(MATTERS, 'importance'), lineOf(SURE, 'confidence')],
      levels: [1, 5, 10].map((value) => ({ value, name: String(value) })),
    }),
    description: outlookNow(outlooks, words).join(' '),
    table: {
      columns: [t('Day'), t(MATTERS), t(SURE)],
      rows: drawn.map(({ saidOn, importance, confidence }) => [day(saidOn), String(importance ?? '–'), String(confidence ?? '–')]),
    },
  }
}
