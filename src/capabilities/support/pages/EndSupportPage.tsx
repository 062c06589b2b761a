import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../people/index.ts'
import { endSupportForm } from '../forms/endSupport.ts'
import { paths } from '../paths.ts'
import type { NamedSupport } from '../support.ts'

/** Moving on. */
export function EndSupportPage({ support, answers }: { support: NamedSupport; answers: Answers<any> }) {
  const slug = useSlug()
  const { id, personId, personName } = support
  return (
    <QuestionPage
      title={`End ${personName}’s support`}
      lede={`${calledName(personName)} moves on. The story so far stays theirs to read, and they can ask for support again.`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      form={endSupportForm}
      answers={answers}
      action={paths.end(slug, id)}
      submit="End this support"
    />
  )
}
