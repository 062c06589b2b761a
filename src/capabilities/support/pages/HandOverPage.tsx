import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { peoplePaths } from '../../people/index.ts'
import { SuggestedWorkers, type WhoWouldSuit } from '../../workers/index.ts'
import { paths } from '../paths.ts'
import type { NamedSupport } from '../support.ts'

interface Props {
  support: NamedSupport
  /** Who might suit them, when it stays in the team. */
  suits?: WhoWouldSuit
  form: Form<any>
  answers: Answers<any>
  /** To another team, with everything: afterwards this one no longer reads it. */
  isElsewhere?: boolean
}

/** Giving the lead to a colleague. */
export function HandOverPage({ support, suits, form, answers, isElsewhere = false }: Props) {
  const slug = useSlug()
  const { id, personId, personName, ledByName, state } = support
  return (
    <QuestionPage
      title={isElsewhere ? `Hand over ${personName} to another team` : `Hand over ${personName}’s support`}
      lede={`${ledByName} leads now. ${state === 'coaching' ? 'With a link worker, coaching becomes link work.' : ''}`.trim()}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      form={form}
      answers={answers}
      action={isElsewhere ? paths.anotherTeam(slug, id) : paths.handOver(slug, id)}
      submit="Hand over"
      before={
        <>
          {isElsewhere ? <p className="lw-notice">The other team reads the story so far from then on. Yours no longer does.</p> : null}
          {suits ? <SuggestedWorkers person={{ id: personId, name: personName }} {...suits} /> : null}
        </>
      }
      after={
        isElsewhere ? null : (
          <p>
            Have they moved? <a href={paths.anotherTeam(slug, id)}>Hand over to another team</a>
          </p>
        )
      }
    />
  )
}
