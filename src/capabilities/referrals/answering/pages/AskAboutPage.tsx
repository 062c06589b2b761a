import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useVisit } from '../../../../design/visit.tsx'

interface Props {
  title: string
  /** Whose referral it is. */
  name: string
  form: Form<any>
  answers: Answers<any>
  action: string
  back: string
  submit: string
  second?: { label: string; name: string; value: string }
}

/** One thing that is asked about a referral before something happens to it. */
export function AskAboutPage({ title, name, back, ...question }: Props) {
  const { t } = useVisit().words
  return <QuestionPage title={t(title)} lede={t('About {{name}}.', { name })} back={{ href: back, label: t('Back') }} {...question} />
}
