import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useVisit } from '../../../../design/visit.tsx'

interface Props {
  form: Form<any>
  answers: Answers<any>
  action: string
  back: string
}

/** Saying whether one agrees with a page that was made together. */
export function AgreePage({ form, answers, action, back }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Say whether you agree')}
      lede={t('A page made together is stronger when everybody says where they stand. Nobody has to agree with all of it.')}
      back={{ href: back, label: t('Back to the page') }}
      form={form}
      answers={answers}
      action={action}
      submit="Save"
    />
  )
}
