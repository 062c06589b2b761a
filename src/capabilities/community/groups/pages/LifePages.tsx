import { Chart, type ChartProps } from '../../../../design/Chart.tsx'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { handOverForm, lastingForm } from '../forms/life.ts'
import { type Group, stateWords } from '../group.ts'
import { aspects, type Lasting, questions, scoreOf } from '../lasting.ts'
import { paths } from '../paths.ts'

interface ChangeProps {
  group: Group
  form: Form<any>
  answers: Answers<any>
  isOutOfDate?: boolean
}

/** Saying where a group is in its life. */
export function MoveOnPage({ group, form, answers, isOutOfDate = false }: ChangeProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Where is {{group}} now?', { group: group.name })}
      lede={t('Until now: {{state}}', { state: t(stateWords[group.state].name) })}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      before={isOutOfDate ? <TwoVersions form={form} theirs={form.blank({ state: group.state, sinceOn: group.stateSince ?? '' })} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.moveOn(slug, group.id)}
      submit="Save"
    />
  )
}

/** Agreeing the day on which the worker steps back. */
export function HandOverPage({ group, answers, theirs }: { group: Group; answers: Answers<any>; theirs?: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('When the worker steps back')}
      lede={t('A group lasts when it is clear who carries on, and from when. Those who lead and the worker are reminded a month before.')}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      before={theirs ? <TwoVersions form={handOverForm} theirs={theirs} yours={answers} /> : null}
      form={handOverForm}
      answers={answers}
      action={paths.handOver(slug, group.id)}
      submit="Save"
    />
  )
}

interface LastingProps {
  group: Group
  checks: readonly Lasting[]
  worries: readonly string[]
  chart: ChartProps | undefined
  answers: Answers<any>
  isDue: boolean
}

/** "Will it last?": what was said before, how it has gone, and the questions when it is time. */
export function LastingPage({ group, checks, worries, chart, answers, isDue }: LastingProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  const form = <AskForm form={lastingForm} answers={answers} action={paths.willItLast(slug, group.id)} submit="Save these answers" />
  return (
    <ThingPage
      title={t('Will {{group}} last?', { group: group.name })}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      problems={answers.problems}
      head={<p className="nhsuk-lede-text">{t('Six questions, twice a year. There is no right answer: a low one shows where help is wanted.')}</p>}
    >
      {worries.length > 0 ? (
        <div className="lw-notice">
          <p className="lw-notice__title">{t('Worth a word')}</p>
          <ul>
            {worries.map((worry) => (
              <li key={worry}>{t(worry)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {chart ? <Chart {...chart} /> : null}
      {isDue || answers.problems?.length ? (
        form
      ) : (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{t('Answer the questions again')}</span>
          </summary>
          <div className="nhsuk-details__text">{form}</div>
        </details>
      )}
      {checks.map((check) => (
        <OneCheck key={check.id} check={check} />
      ))}
    </ThingPage>
  )
}

function OneCheck({ check }: { check: Lasting }) {
  const { t, day } = useVisit().words
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        {day(check.answeredOn)}: {t('{{score}} of 30', { score: scoreOf(check) })}
      </h2>
      <dl className="lw-facts lw-facts--stacked">
        {aspects.map((aspect) => (
          <div key={aspect}>
            <dt>{t(questions[aspect].name)}</dt>
            <dd>
              {check[aspect]}: {t(questions[aspect].steps[check[aspect] - 1] as string)}
            </dd>
          </div>
        ))}
      </dl>
      {check.said ? <Said>{check.said}</Said> : null}
      <p className="lw-quiet">
        {t('Written down by')} <Named>{check.byName}</Named>
      </p>
    </section>
  )
}
