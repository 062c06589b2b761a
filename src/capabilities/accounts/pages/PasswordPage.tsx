import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
  asksCurrent: boolean
}

/** Choosing a first password or a new one. */
export function PasswordPage({ form, answers, asksCurrent }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={asksCurrent ? t('Change your password') : t('Choose a password')}
      lede={t('Wherever else you are signed in, you will be signed out.')}
      back={{ href: paths.account, label: t('Back to your account') }}
      form={form}
      answers={answers}
      action={paths.password}
      submit="Keep this password"
      after={asksCurrent ? <p>{t('Forgotten it? Sign out, sign in again with a link to your e-mail, and choose a new one within 15 minutes.')}</p> : null}
    />
  )
}
