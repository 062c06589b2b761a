import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { closeForm, restForm, suggestForm } from '../forms/keep.ts'

interface Props {
  name: string
  answers: Answers<any>
  action: string
  back: string
}

/** Closed for a while. */
export function ClosePage({ name, answers, action, back }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Closed for now')}
      lede={t('People still find {{name}}, and read that it is closed, until when, and why.', { name })}
      back={{ href: back, label: t('Back to the page') }}
      form={closeForm}
      answers={answers}
      action={action}
      submit="Say that it is closed for now"
    />
  )
}

/** It has stopped. */
export function RestPage({ name, answers, action, back }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('It has stopped')}
      lede={t('Nobody is shown {{name}} any more. What the page said is kept, and it can be brought back.', { name })}
      back={{ href: back, label: t('Back to the page') }}
      form={restForm}
      answers={answers}
      action={action}
      submit="Put it to rest"
    />
  )
}

/** What anybody may tell us about an entry. */
export function WhatIsWrongPage({ name, answers, action, back }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Tell us what is wrong')}
      lede={t('Thank you for helping to keep {{name}} right. Whoever keeps the page reads what you say, and changes it.', { name })}
      back={{ href: back, label: t('Back to the page') }}
      form={suggestForm}
      answers={answers}
      action={action}
      submit="Send"
    />
  )
}
