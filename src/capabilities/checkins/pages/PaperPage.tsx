import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { calledName, type Person } from '../../people/index.ts'
import { type Checkin, occasionWords } from '../checkin.ts'
import { mayCountQuestion } from '../forms/answers.ts'
import { type Measure, measures, type Question } from '../measures.ts'
import { paths } from '../paths.ts'

/** The same questions on a sheet of A4. It carries the name somebody is called by and no more: paper gets lost. */
export function PaperPage({ checkin, person }: { checkin: Checkin; person: Person }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('A few questions, on paper')} back={{ href: paths.checkin(slug, checkin.id), label: t('Back to the check-in') }} narrow>
      <p>
        {t('For')} <Named>{calledName(person.name)}</Named>. {t(occasionWords[checkin.occasion])}. {t('Date')}: <Line />
        <br />
        {t('You may leave out any question. Please give the sheet back to whoever gave it to you.')}
      </p>
      {measures.map((measure: Measure) => (
        <section key={measure.key}>
          {measure.introduction ? (
            <p>
              {t(measure.introduction)} {t('Draw a ring around the number.')}
            </p>
          ) : null}
          {measure.questions.map((question) => (
            <QuestionOnPaper key={question.key} question={question} />
          ))}
        </section>
      ))}
      {checkin.occasion === 'start' ? <Choices label={t(mayCountQuestion.label)} options={mayCountQuestion.options.map(({ label }) => t(label))} /> : null}
      <p className="lw-quiet nhsuk-u-font-size-14">{measures.map(({ citation }) => t(citation)).join('. ')}.</p>
    </Page>
  )
}

function QuestionOnPaper({ question }: { question: Question }) {
  const { t } = useVisit().words
  if (question.kind === 'choice') return <Choices label={t(question.wording)} options={question.options.map(({ label }) => t(label))} />
  if (question.kind === 'number') {
    return (
      <p>
        <strong>{t(question.wording)}</strong> <Line />
      </p>
    )
  }
  return (
    <div>
      <p className="nhsuk-u-margin-bottom-1">
        <strong>{t(question.wording)}</strong>
      </p>
      <div className="lw-scale nhsuk-u-margin-bottom-2">
        <div className="lw-scale__options">
          {Array.from({ length: question.max - question.min + 1 }, (_, i) => question.min + i).map((point) => (
            <span className="lw-scale__label" key={point}>
              {point}
            </span>
          ))}
        </div>
        <div className="lw-scale__ends">
          <span>
            {question.min}: {t(question.minLabel)}
          </span>
          <span>
            {question.max}: {t(question.maxLabel)}
          </span>
        </div>
      </div>
    </div>
  )
}

const Choices = ({ label, options }: { label: string; options: readonly string[] }) => (
  <p>
    <strong>{label}</strong>{' '}
    {options.map((option) => (
      <span key={option} className="nhsuk-u-display-inline-block nhsuk-u-margin-right-3">
        ☐ {option}
      </span>
    ))}
  </p>
)

const Line = () => <span aria-hidden="true">____________________</span>
