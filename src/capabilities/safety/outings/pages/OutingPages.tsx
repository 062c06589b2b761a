import { Button, Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { longerForm } from '../forms.ts'
import { isOut, type Outing, type Step, stepWords } from '../outing.ts'

/** Going out alone: where, with whom, how long, and who is told. */
export function GoOutPage({ form, answers }: { form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Going out alone"
      lede="Say where you are going. If you do not say in time that you are back, your colleague is told."
      back={{ href: paths.whatToDo(slug), label: 'If somebody is not safe' }}
      form={form}
      answers={answers}
      action={paths.goOut(slug)}
      submit="I am going now"
    />
  )
}

interface Props {
  outing: Outing
  steps: readonly Step[]
  isMine: boolean
  answers?: Answers<any>
}

/** Somebody who is out: for them, one press when they are back; for those who are told, where to look for them. */
export function OutingPage({ outing, steps, isMine, answers = longerForm.blank({ version: outing.version }) }: Props) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  const { id, byName, backBy, state, phone } = outing
  return (
    <ThingPage
      title={isMine ? 'You are out' : `${byName} is out`}
      problems={answers.problems}
      back={{ href: paths.whatToDo(slug), label: 'If somebody is not safe' }}
      state={
        <p>
          <Tag modifier={state === 'overdue' ? 'red' : state === 'out' ? 'yellow' : 'green'}>{stateWords[state]}</Tag> Back by {moment(backBy)}
        </p>
      }
      next={
        isOut(outing) ? (
          <>
            {isMine ? null : (
              <ul className="lw-tap-list">
                <li>
                  <a className="lw-tap-list__name" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                    {phone} <span className="lw-tap-list__note">Ring {byName}</span>
                  </a>
                </li>
              </ul>
            )}
            <form method="post" action={paths.isBack(slug, id)}>
              <Button type="submit">{isMine ? 'I am back, and safe' : 'They are safe'}</Button>
            </form>
            {isMine ? (
              <AskForm form={longerForm} answers={answers} action={paths.stayLonger(slug, id)} submit="Stay longer" />
            ) : (
              <p>You do not reach them? Ring whoever they meet, go there with somebody, and if you fear for them ring 999. Do not go alone.</p>
            )}
          </>
        ) : undefined
      }
    >
      <WhereTheyAre outing={outing} />
      <h2 className="nhsuk-heading-m">What became of it</h2>
      <ol className="lw-story">
        {steps.map((step) => (
          <li className="lw-story__entry" key={step.version}>
            <p className="lw-story__when">{moment(step.at)}</p>
            <div className="lw-story__what">
              <p>{t(stepWords[step.step], { name: step.byName, told: step.aboutName })}</p>
            </div>
          </li>
        ))}
      </ol>
    </ThingPage>
  )
}

const stateWords: Record<Outing['state'], string> = { out: 'Out', overdue: 'Not back', back: 'Back' }

const WhereTheyAre = ({ outing: { whereTo, withWhom, phone, colleagueName } }: { outing: Outing }) => (
  <dl className="lw-facts">
    <Fact name="Where" value={whereTo} />
    <Fact name="With" value={withWhom} />
    <Fact name="Their number" value={phone} />
    <Fact name="Who is told" value={colleagueName} />
  </dl>
)

const Fact = ({ name, value }: { name: string; value: string }) =>
  value ? (
    <div>
      <dt>{name}</dt>
      <dd>
        <Named>{value}</Named>
      </dd>
    </div>
  ) : null
