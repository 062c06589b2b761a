import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { didNotHappenForm } from '../forms/planTalk.ts'

/** A talk that was planned and did not happen. */
export function DidNotHappenPage({ support, answers }: { support: NamedSupport; answers: Answers<any> }) {
  const { words } = useVisit()
  const slug = useSlug()
  const { id, personId, personName, nextTalkOn } = support
  return (
    <QuestionPage
      title={`You did not meet ${personName}`}
      lede={nextTalkOn ? `A talk was planned for ${words.day(nextTalkOn)}.` : undefined}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      form={didNotHappenForm}
      answers={answers}
      action={paths.didNotHappen(slug, id)}
      submit="Save"
    />
  )
}
