import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { type Answer, type Answered, answerWords, order, type Question, questions } from './questions.ts'

const options = ([3, 2, 1] as const).map((value) => ({ value: String(value) as `${Answer}`, label: answerWords[value] }))
const asked = Object.fromEntries(order.map((question) => [question, oneOf<`${Answer}`>({ label: questions[question], options })])) as Record<
  Question,
  ReturnType<typeof oneOf<`${Answer}`>>
>

/** Looking back at a conversation. Each question may be left: not all of it comes up each time. */
export const lookBackForm = defineForm(
  {
    id: once(),
    lookedBackOn: day({ label: 'Of which day?', soonest: -90, latest: 0, missing: 'Enter the day' }),
    ...asked,
    note: longText({ label: 'What would you like to remember?', hint: 'Name nobody', rows: 3, most: 2000 }),
  },
  (values) => (order.some((question) => values[question] !== '') ? [] : [{ field: 'heard' as const, message: 'Answer at least one question' }]),
)

/** The answers that were given, by their key. */
export const answeredIn = (values: Record<Question, string>): Answered =>
  Object.fromEntries(order.flatMap((question) => (values[question] === '' ? [] : [[question, Number(values[question]) as Answer]])))
