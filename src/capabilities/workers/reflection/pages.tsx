import { Button } from 'nhsuk-react-components'
import { Chart, FiguresTable } from '../../../design/Chart.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'
import { lookBackForm } from './form.ts'
import { byQuestion, type LookedBack, questions } from './questions.ts'

const PRIVATE = 'Only you can see this: no manager, no administrator, not your supervisor. Bring of it to supervision what you choose.'

/** Ten questions for oneself. */
export function LookBackPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="After a conversation"
      lede={PRIVATE}
      back={{ href: paths.lookBack(slug), label: 'Looking back' }}
      form={lookBackForm}
      answers={answers}
      action={paths.answer(slug)}
      submit="Keep it for me"
    />
  )
}

interface Props {
  all: readonly (LookedBack & { id: string; note: string })[]
  chart: string | undefined
  months: readonly { month: string; n: number; mean: number | null }[]
  /** Where the viewer's own supervision is, when they have it. */
  supervisionId: string | undefined
}

/** What somebody answered to themself over time. */
export function LookingBackPage({ all, chart, months, supervisionId }: Props) {
  const slug = useSlug()
  const { day } = useVisit().words
  const rounded = (mean: number | null) => (mean === null ? '–' : mean.toFixed(1))
  return (
    <ListPage
      title="Looking back"
      lede={PRIVATE}
      back={{ href: paths.myWork(slug), label: 'My work' }}
      isEmpty={all.length === 0}
      empty={
        <>
          <p>Ten questions, two minutes, for nobody but you. Try it after your next conversation.</p>
          <Button href={paths.answer(slug)}>Look back at a conversation</Button>
        </>
      }
      actions={
        all.length > 0 ? (
          <p>
            <Button href={paths.answer(slug)}>Look back at a conversation</Button>
          </p>
        ) : null
      }
    >
      {chart ? (
        <Chart
          title="How it goes, month by month"
          heading={2}
          description="Your mean answer of each month, from 1, not this time, to 3, yes."
          definition="From 1, not this time, to 3, yes. What did not come up is left out. It is a mirror and no mark: a hard month is a hard month."
          svg={chart}
          table={{ columns: ['Month', 'Mean', 'Answers'], rows: months.map(({ month, n, mean }) => [month, rounded(mean), n]) }}
        />
      ) : null}
      <h2 className="nhsuk-heading-m">Question by question, the last year</h2>
      <FiguresTable
        caption="How often you answered each question in each way"
        columns={['Question', 'Yes', 'Partly', 'Not this time']}
        rows={byQuestion(all).map(({ question, yes, partly, notYet }) => [questions[question], yes, partly, notYet])}
      />
      {supervisionId ? (
        <p>
          <a href={paths.supervision(slug, supervisionId)}>Bring something of this to your supervision</a>
        </p>
      ) : null}
      <h2 className="nhsuk-heading-m">One by one</h2>
      <ul className="lw-list lw-list--dense">
        {all.slice(0, 30).map(({ id, lookedBackOn, answers, note }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">{day(lookedBackOn)}</h3>
            <p className="lw-list__meta">{Object.keys(answers).length} questions answered</p>
            <div className="lw-list__text">{note ? <Said>{note}</Said> : null}</div>
            <form className="lw-list__actions" method="post" action={paths.forget(slug, id)}>
              <Button small secondary type="submit" aria-label={`Forget what you answered about ${day(lookedBackOn)}`}>
                Forget
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
