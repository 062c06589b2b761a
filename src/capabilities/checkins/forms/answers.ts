import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm, type Form } from '../../../design/form/form.ts'
import { scale, wholeNumber } from '../../../design/form/number.tsx'
import type { Day } from '../../../platform/clock.ts'
import { type Checkin, opensOn } from '../checkin.ts'
import { measures, type Question } from '../measures.ts'

const questions: readonly Question[] = measures.flatMap((measure) => measure.questions)

/** What the form gives. The answers to the questions are under their keys. */
export interface AnswersTyped {
  mayCount?: '' | 'yes' | 'no'
  how?: NonNullable<Checkin['how']>
  answeredOn?: Day
  [key: string]: unknown
}

/**
 * The questions of a check-in, each of which may be left blank, though not all. Who may be counted is asked the first time. A
 * worker also says how the answers came, and when.
 */
export const answersForm = (checkin: Pick<Checkin, 'occasion' | 'dueOn'>, { byWorker }: { byWorker: boolean }): Form<any> =>
  defineForm<Record<string, Field<any>>>(
    {
      ...Object.fromEntries(questions.map((question) => [question.key, fieldFor(question)])),
      ...(checkin.occasion === 'start' ? { mayCount: mayCountField } : {}),
      ...(byWorker ? { how: howField, answeredOn: answeredOnField } : {}),
    },
    (values) => [
      ...(Object.keys(readAnswers(values)).length === 0 ? [{ field: questions[0]?.key ?? '', message: 'Answer at least one of the questions' }] : []),
      ...(byWorker && values['answeredOn'] < opensOn(checkin)
        ? [{ field: 'answeredOn', message: 'Enter a day no more than four weeks before it was due' }]
        : []),
    ],
  )

/** The questions that were answered, by key, as whole numbers. One left blank is not there: nothing is guessed for it. */
export function readAnswers(values: AnswersTyped): Record<string, number> {
  const given = questions.map(({ key }) => [key, values[key]] as const).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(given.map(([key, value]) => [key, Number(value)]))
}

/** Whether they may be counted: undefined when it was not asked, or left blank. */
export const readMayCount = ({ mayCount }: AnswersTyped): boolean | undefined => (mayCount ? mayCount === 'yes' : undefined)

function fieldFor(question: Question): Field<any> {
  const label = question.wording
  if (question.kind === 'choice') return oneOf({ label, options: question.options.map((option) => ({ value: String(option.value), label: option.label })) })
  if (question.kind === 'number') return wholeNumber({ label, least: question.min, most: question.max })
  return scale({ label, least: question.min, most: question.max, leastWords: question.minLabel, mostWords: question.maxLabel })
}

/** Asked of everybody the first time, on screen and on paper. */
export const mayCountQuestion = {
  label: 'May we count your answers, without your name, to learn whether this works?',
  hint: 'We support you just the same if you say no.',
  options: [
    { value: 'yes', label: 'Yes, you may' },
    { value: 'no', label: 'No, please do not' },
  ],
} as const

const mayCountField = oneOf(mayCountQuestion)

const howField = oneOf({
  label: 'How were these answered?',
  options: [
    { value: 'with a worker', label: 'We went through them together' },
    { value: 'from paper', label: 'They filled them in on paper' },
  ],
  missing: 'Choose how these were answered',
})

const answeredOnField = day({ label: 'When were they answered?', latest: 0, missing: 'Enter the day they were answered' })
