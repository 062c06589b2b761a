import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { type PlannedTalk, whenItIs } from '../talk.ts'

interface Props {
  support: NamedSupport
  planned: PlannedTalk | undefined
  form: Form<any>
  answers: Answers<any>
}

/** Planning the next talk, or moving the one that is planned. */
export function PlanTalkPage({ support, planned, form, answers }: Props) {
  const { words } = useVisit()
  const slug = useSlug()
  const { id, personId, personName } = support
  return (
    <QuestionPage
      title={planned ? `Move the talk with ${personName}` : `Plan a talk with ${personName}`}
      lede={`${planned ? `It is planned for ${whenItIs(words, planned)}, with ${planned.withName}. ` : ''}If they like e-mails or texts, they are told the day.`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      form={form}
      answers={answers}
      action={paths.planTalk(slug, id)}
      submit={planned ? 'Move it' : 'Plan it'}
    />
  )
}
