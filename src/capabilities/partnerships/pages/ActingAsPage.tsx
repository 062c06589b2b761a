import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

/** Choosing which of their hats somebody acts as. */
export function ActingAsPage({ form, answers }: { form: Form<any>; answers: Answers<any> }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Change hat')}
      lede={t('You see what the hat you act as needs, and no more.')}
      form={form}
      answers={answers}
      action={paths.actingAs(useSlug())}
      submit="Act as this"
      after={
        <p>
          <a href="/">{t('Go to another partnership')}</a>
        </p>
      }
    />
  )
}
