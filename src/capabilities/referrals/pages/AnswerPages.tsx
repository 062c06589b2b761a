import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Person } from '../../people/index.ts'
import type { Support } from '../../support/index.ts'
import { SuggestedWorkers, type WhoWouldSuit } from '../../workers/index.ts'
import { declineReferralForm } from '../forms/declineReferral.ts'
import { paths } from '../paths.ts'
import type { Referral } from '../referral.ts'

interface Props {
  referral: Referral
  person: Person
  answers: Answers<any>
}

interface AcceptProps extends Props {
  form: Form<any>
  suits: WhoWouldSuit
  goesOn: Support | undefined
}

/** Beginning to support somebody, or going on with the support they have. */
export function AcceptReferralPage({ referral, person, suits, goesOn, form, answers }: AcceptProps) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={goesOn ? `Go on with the support of ${person.name}` : `Begin support with ${person.name}`}
      back={{ href: paths.referral(slug, referral.id), label: 'Back to the referral' }}
      before={
        <>
          <Said>{referral.ownWords}</Said>
          {goesOn ? <GoesOn support={goesOn} /> : null}
        </>
      }
      after={goesOn ? undefined : <SuggestedWorkers person={person} {...suits} />}
      form={form}
      answers={answers}
      action={paths.accept(slug, referral.id)}
      submit={goesOn ? 'Accept, and go on' : 'Accept, and begin'}
    />
  )
}

/** What accepting does when they are supported already. */
function GoesOn({ support: { ledBy, ledByName, state, nextTalkOn } }: { support: Support }) {
  const { words, today, viewer } = useVisit()
  return (
    <div className="nhsuk-inset-text">
      <p>
        <Named>{ledByName}</Named> supports them already, and that support goes on. No second one begins.{' '}
        {nextTalkOn
          ? `The talk ${nextTalkOn < today ? 'that was planned' : 'planned'} for ${words.day(nextTalkOn)} stays as it is.`
          : state === 'paused'
            ? 'It is paused: accepting takes it up again.'
            : 'No talk is planned, so say when they talk next.'}
      </p>
      {ledBy === viewer?.membershipId ? null : (
        <p>
          <Named>{ledByName}</Named> finds this referral on their home page until they have talked.
        </p>
      )}
    </div>
  )
}

/** Saying no. */
export function DeclineReferralPage({ referral, person, answers }: Props) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Decline the referral of ${person.name}`}
      back={{ href: paths.referral(slug, referral.id), label: 'Back to the referral' }}
      form={declineReferralForm}
      answers={answers}
      action={paths.decline(slug, referral.id)}
      submit="Decline"
      warning
    />
  )
}
