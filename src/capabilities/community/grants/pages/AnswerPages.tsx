import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { moneyWords } from '../../groups/pence.ts'
import { type Application, leftOf, type Pot } from '../grant.ts'
import { paths } from '../paths.ts'

interface Props {
  application: Application
  form: Form<any>
  answers: Answers<any>
  theirs?: Answers<any>
}

const useBack = ({ id, onBehalfOf, applicant }: Application) => ({ href: paths.application(useSlug(), id), label: onBehalfOf || applicant, isName: true })

/** One of the panel says what they think. */
export function ViewPage({ application, form, answers, theirs }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('What you think')}
      back={useBack(application)}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.view(useSlug(), application.id)}
      submit="Save"
    />
  )
}

/** The panel's decision, written down by one of them. */
export function DecidePage({ application, pot, form, answers }: Props & { pot: Pot }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('What was decided')}
      lede={t('They ask for {{asked}}. {{left}} is left in the pot.', { asked: moneyWords(application.amountPence), left: moneyWords(leftOf(pot)) })}
      back={useBack(application)}
      form={form}
      answers={answers}
      action={paths.decide(useSlug(), application.id)}
      submit="Decide and tell them"
    />
  )
}

/** Noting that it was paid. */
export function PaidPage({ application, form, answers }: Props) {
  return (
    <QuestionPage
      title="Note that it was paid"
      lede={`${moneyWords(application.awardedPence ?? 0)} to ${application.onBehalfOf || application.applicant}`}
      back={useBack(application)}
      form={form}
      answers={answers}
      action={paths.paid(useSlug(), application.id)}
      submit="Save"
    />
  )
}

/** Saying what it helped to begin. */
export function ConnectPage({ application, form, answers }: Props) {
  return (
    <QuestionPage
      title="What it helped to begin"
      back={useBack(application)}
      form={form}
      answers={answers}
      action={paths.connect(useSlug(), application.id)}
      submit="Save"
    />
  )
}

/** A worker writes down what came of it. */
export function TellPage({ application, form, answers, theirs }: Props) {
  return (
    <QuestionPage
      title="What came of it"
      lede="As they told you. They can write it themselves, too, by the link in their messages."
      back={useBack(application)}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.tell(useSlug(), application.id)}
      submit="Save"
    />
  )
}
