import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
}

/** Somebody asks for support themselves. */
export function AskPage({ form, answers }: Props) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Ask for support')}
      lede={t('Tell us a little. Somebody will get in touch within {{count}} working days. You do not need an account.', {
        count: viewer?.partnership.answersWithinDays ?? 5,
      })}
      back={{ href: `/${slug}`, label: t('Back to the front page') }}
      form={form}
      answers={answers}
      action={paths.ask(slug)}
      submit="Check what you wrote"
    />
  )
}

/** Somebody introduces somebody else. */
export function IntroducePage({ form, answers }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Introduce somebody')}
      lede={t('Tell us about somebody who would like support, when they have agreed that you do.')}
      back={{ href: `/${slug}`, label: t('Back to the front page') }}
      form={form}
      answers={answers}
      action={paths.introduce(slug)}
      submit="Check what you wrote"
    />
  )
}
