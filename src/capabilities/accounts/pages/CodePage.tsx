import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { codeForm } from '../forms/code.ts'
import { paths } from '../paths.ts'

/** The second step of signing in. */
export function CodePage({ answers, next }: { answers: Answers<any>; next: string | undefined }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Second step')}
      lede={t('Open the app on your phone that gives you codes for Livewell.')}
      back={{ href: paths.signIn(next), label: t('Back to signing in') }}
      form={codeForm}
      answers={answers}
      action={paths.code(next)}
      submit="Sign in"
      after={<p>{t('Lost your phone, and your backup codes too? Whoever looks after Livewell for you can help.')}</p>}
    />
  )
}
