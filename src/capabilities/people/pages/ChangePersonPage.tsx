import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { LANGUAGES } from '../../../platform/languages.ts'
import { changePersonForm } from '../forms/changePerson.ts'
import { paths } from '../paths.ts'
import type { Person } from '../person.ts'

interface Props {
  person: Person
  answers: Answers<any>
  /** Somebody else changed it since: what is there now, beside what was typed. */
  isOutOfDate?: boolean
}

/** Putting right what is known about somebody. */
export function ChangePersonPage({ person, answers, isOutOfDate = false }: Props) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isMe = viewer?.personId === person.id
  return (
    <QuestionPage
      title={isMe ? t('What we know about you') : t('What we know about {{name}}', { name: person.name })}
      back={isMe ? { href: paths.mySupport(slug), label: t('My support') } : { href: paths.person(slug, person.id), label: person.name }}
      before={isOutOfDate ? <TwoVersions form={changePersonForm} theirs={changePersonForm.blank(asFormValues(person))} yours={answers} /> : null}
      form={changePersonForm}
      answers={answers}
      action={paths.changePerson(slug, person.id)}
      submit="Save"
    />
  )
}

/** A person's row as the form writes it. */
export const asFormValues = (person: Person) => ({
  ...person,
  phone: person.phone ?? '',
  email: person.email ?? '',
  postcode: person.postcode ?? '',
  bornOn: person.bornOn ?? '',
  nhsNumber: person.nhsNumber ?? '',
  language: (person.language ?? '') as (typeof LANGUAGES)[number] | '',
})
