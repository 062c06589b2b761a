import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Concern } from '../concern.ts'
import { closeConcernForm, raiseConcernForm, writeDownForm } from '../forms.ts'

/** Raising a concern. */
export function RaiseConcernPage({ answers, personId }: { answers: Answers<any>; personId: string | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Raise a concern')}
      lede={t('Somebody is asked at once, and it stays open until something was done. If it cannot wait, ring 999 first.')}
      back={{ href: paths.whatToDo(slug, personId), label: t('If somebody is not safe') }}
      form={raiseConcernForm}
      answers={answers}
      action={paths.raise(slug, personId)}
      submit="Raise the concern"
    />
  )
}

interface Props {
  concern: Concern
  answers: Answers<any>
}

const backTo = (slug: string, { id, aboutName }: Concern) => ({ href: paths.concern(slug, id), label: `Back to the concern about ${aboutName}` })

/** Writing down what was done, or a note. */
export function WriteDownPage({ concern, answers }: Props) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Write down what happened: ${concern.aboutName}`}
      back={backTo(slug, concern)}
      form={writeDownForm}
      answers={answers}
      action={paths.writeDown(slug, concern.id)}
      submit="Write down"
    />
  )
}

/** Closing a concern. */
export function CloseConcernPage({ concern, answers }: Props) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Close the concern about ${concern.aboutName}`}
      lede={`${concern.raisedByName} reads that it is closed, and not what you write here.`}
      back={backTo(slug, concern)}
      form={closeConcernForm}
      answers={answers}
      action={paths.close(slug, concern.id)}
      submit="Close the concern"
    />
  )
}

/** Passing it on to somebody else who answers. */
export function PassOnPage({ concern, form, answers }: Props & { form: Form<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Pass on the concern about ${concern.aboutName}`}
      lede="They are asked by message, and have the same time to say that they look after it."
      back={backTo(slug, concern)}
      form={form}
      answers={answers}
      action={paths.passOn(slug, concern.id)}
      submit="Pass on"
    />
  )
}
