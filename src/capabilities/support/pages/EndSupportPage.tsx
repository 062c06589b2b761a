import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../people/index.ts'
import { paths } from '../paths.ts'
import type { NamedSupport } from '../support.ts'

/** Moving on. */
export function EndSupportPage({ support, form, answers }: { support: NamedSupport; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  const { id, personId, personName } = support
  return (
    <QuestionPage
      title={`End ${personName}’s support`}
      lede={`${calledName(personName)} moves on. Answer this in a talk together. It becomes a letter that is theirs, and they can come back.`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      form={form}
      answers={answers}
      action={paths.end(slug, id)}
      submit="End this support"
    />
  )
}
