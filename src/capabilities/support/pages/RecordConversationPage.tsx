import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../people/index.ts'
import { IfNotSafe } from '../../safety/index.ts'
import { recordConversationForm } from '../forms/recordConversation.ts'
import { paths } from '../paths.ts'
import { isOpen, type NamedSupport } from '../support.ts'

/** Writing down a conversation, for the person to read. */
export function RecordConversationPage({ support, answers }: { support: NamedSupport; answers: Answers<any> }) {
  const slug = useSlug()
  const { id, personId, personName } = support
  return (
    <QuestionPage
      title={`Record a conversation with ${personName}`}
      lede={`${calledName(personName)} reads this as soon as you save it. Afterwards nobody can change it.`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      before={
        <>
          <IfNotSafe personId={personId} />
          {isOpen(support) ? null : <p className="lw-notice">This support has ended. What you write is added to its story, and nothing new is planned.</p>}
        </>
      }
      form={recordConversationForm}
      answers={answers}
      action={paths.recordConversation(slug, id)}
      submit="Save the conversation"
    />
  )
}
