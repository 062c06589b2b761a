import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Checkin } from '../checkin.ts'
import { measures } from '../measures.ts'
import { paths } from '../paths.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
  action: string
  /** Who is asked, on a worker's page. Nobody is named on a page that a link opens. */
  name?: string | undefined
  back?: { href: string; label: string } | undefined
}

/** The questions of a check-in: the same for everybody, whoever holds the pen. */
export function AnswerPage({ form, answers, action, name, back }: Props) {
  const { t } = useVisit().words
  const introduction = measures.find((measure) => 'introduction' in measure)?.introduction
  return (
    <QuestionPage
      title={name ? `A few questions for ${name}` : t('A few questions')}
      lede={name ? undefined : t('This takes about two minutes. You may leave out any question.')}
      back={back}
      before={introduction ? <p>{t(introduction)}</p> : null}
      form={form}
      answers={answers}
      action={action}
      submit={name ? 'Save the answers' : 'Send my answers'}
      after={<p className="lw-quiet">{measures.map(({ citation }) => t(citation)).join('. ')}.</p>}
    />
  )
}

/** Signed in: a worker writes down what somebody said, or the person answers themselves. */
export function SignedInAnswerPage({ checkin, ...rest }: Omit<Props, 'action' | 'back'> & { checkin: Checkin }) {
  const slug = useSlug()
  const { t } = useVisit().words
  return <AnswerPage {...rest} action={paths.answer(slug, checkin.id)} back={{ href: paths.checkin(slug, checkin.id), label: t('Back to the check-in') }} />
}
