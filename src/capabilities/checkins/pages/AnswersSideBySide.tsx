import { Table } from 'nhsuk-react-components'
import { useVisit } from '../../../design/visit.tsx'
import type { Words } from '../../../platform/words.ts'
import { type Checkin, occasionWords } from '../checkin.ts'
import { measures, type Question } from '../measures.ts'

export type Answered = Pick<Checkin, 'id' | 'occasion' | 'answeredOn' | 'how' | 'answers'>

/** Each question with what was answered at each time, in words. Read on its own: nothing is added up. */
export function AnswersSideBySide({ answered }: { answered: readonly Answered[] }) {
  const { words } = useVisit()
  const { t, day } = words
  if (answered.length === 0) return <p className="lw-empty">{t('There are no answers yet.')}</p>
  return (
    <>
      <h2 className="nhsuk-heading-m" id="answers">
        {t('The answers')}
      </h2>
      {/* A wide table scrolls inside its box, which has to be reachable by keyboard for that. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="lw-chart__table" aria-labelledby="answers" tabIndex={0}>
        <Table firstCellIsHeader>
          <Table.Head>
            <Table.Row>
              <Table.Cell>{t('Question')}</Table.Cell>
              {answered.map(({ id, occasion }) => (
                <Table.Cell key={id}>{t(occasionWords[occasion])}</Table.Cell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {measures
              .flatMap((measure): readonly Question[] => measure.questions)
              .map((question) => (
                <Table.Row key={question.key}>
                  <Table.Cell>
                    {t(question.wording)}
                    {question.direction === 'lower is better' ? <span className="lw-list__meta"> {t('Here a lower number is better.')}</span> : null}
                  </Table.Cell>
                  {answered.map(({ id, answers }) => (
                    <Table.Cell key={id}>{answerInWords(question, answers, words)}</Table.Cell>
                  ))}
                </Table.Row>
              ))}
            <Table.Row>
              <Table.Cell>{t('When, and how')}</Table.Cell>
              {answered.map(({ id, answeredOn, how }) => (
                <Table.Cell key={id}>
                  {answeredOn ? day(answeredOn) : ''}, {t(howWords[how ?? 'by link'])}
                </Table.Cell>
              ))}
            </Table.Row>
          </Table.Body>
        </Table>
      </section>
      <p className="lw-quiet">{measures.map(({ citation }) => t(citation)).join('. ')}.</p>
    </>
  )
}

const howWords = { 'by link': 'by link', 'with a worker': 'with a worker', 'from paper': 'from paper', 'signed in': 'signed in' } as const

/** An answer as people read it: its number with the published name of that part of the scale, or the words that were chosen. */
export function answerInWords(question: Question, answers: Checkin['answers'], { t }: Words): string {
  const value = (answers as Record<string, number> | null)?.[question.key]
  if (value === undefined) return t('Left blank')
  if (question.kind === 'choice') return t(question.options.find((option) => option.value === value)?.label ?? 'Left blank')
  return question.kind === 'scale' ? t('{{value}}: {{band}}', { value, band: t(question.band(value)) }) : String(value)
}
