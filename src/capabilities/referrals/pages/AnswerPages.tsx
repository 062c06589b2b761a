import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug } from '../../../design/visit.tsx'
import type { Person } from '../../people/index.ts'
import type { Support } from '../../support/index.ts'
import { SuggestedWorkers, type WhoWouldSuit } from '../../workers/index.ts'
import { acceptReferralForm } from '../forms/acceptReferral.ts'
import { declineReferralForm } from '../forms/declineReferral.ts'
import { paths } from '../paths.ts'
import type { Referral } from '../referral.ts'

interface Props {
  referral: Referral
  person: Person
  answers: Answers<any>
}

/** Beginning to support somebody. */
export function AcceptReferralPage({ referral, person, suits, goesOn, answers }: Props & { suits: WhoWouldSuit; goesOn: Support | undefined }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Begin support with ${person.name}`}
      back={{ href: paths.referral(slug, referral.id), label: 'Back to the referral' }}
      before={
        <>
          <Said>{referral.ownWords}</Said>
          {goesOn ? (
            <p className="nhsuk-inset-text">
              <Named>{goesOn.ledByName}</Named> supports them already, and that support goes on with what is planned in it. No second one begins.
            </p>
          ) : null}
        </>
      }
      after={<SuggestedWorkers person={person} {...suits} />}
      form={acceptReferralForm}
      answers={answers}
      action={paths.accept(slug, referral.id)}
      submit="Accept, and begin"
    />
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
