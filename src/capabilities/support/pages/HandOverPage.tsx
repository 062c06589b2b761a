import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { peoplePaths } from '../../people/index.ts'
import { SuggestedWorkers, type WhoWouldSuit } from '../../workers/index.ts'
import { paths } from '../paths.ts'
import type { NamedSupport } from '../support.ts'

/** Giving the lead to a colleague. */
export function HandOverPage({ support, suits, form, answers }: { support: NamedSupport; suits: WhoWouldSuit; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  const { id, personId, personName, ledByName, state } = support
  return (
    <QuestionPage
      title={`Hand over ${personName}’s support`}
      lede={`${ledByName} leads now. ${state === 'coaching' ? 'With a link worker, coaching becomes link work.' : ''}`.trim()}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      before={<SuggestedWorkers person={{ id: personId, name: personName }} {...suits} />}
      form={form}
      answers={answers}
      action={paths.handOver(slug, id)}
      submit="Hand over"
    />
  )
}
