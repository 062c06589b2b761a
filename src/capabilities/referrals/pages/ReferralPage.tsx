import { Button, Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type Alike, factsToReach, MayBeKnown, type Person, peoplePaths } from '../../people/index.ts'
import { answerHeardForm } from '../forms/answering.ts'
import { paths } from '../paths.ts'
import { type Question, type Referral, type ReferralState, stateWords, type Telling, waysIn, waysToAgree } from '../referral.ts'
import { OneButton, Tellings } from './Tellings.tsx'
import { waitedWords } from './WaitingPage.tsx'

export interface Happening {
  version: number
  state: string
  did: string
  was: string
  reason: string | null
  byName: string
  at: Date
}

interface Props {
  referral: Referral
  person: Person
  /** Who may be the same person. */
  alike: readonly Alike[]
  history: readonly Happening[]
  questions: readonly Question[]
  tellings: readonly Telling[]
  waitedDays: number
  mayAnswer: boolean
}

/** A referral: what the person would like, how to reach them, and the two answers. */
export function ReferralPage({ referral, person, alike, history, questions, tellings, waitedDays, mayAnswer }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  const isOpen = referral.state === 'received'
  const asked = questions.find(({ answer }) => answer === null)
  return (
    <ThingPage
      title={`Referral of ${person.name}`}
      back={{ href: paths.waiting(slug), label: 'New referrals' }}
      state={
        <p>
          <Tag modifier={isOpen ? 'yellow' : referral.state === 'accepted' ? 'green' : 'grey'}>{stateWords[referral.state]}</Tag> {waysIn[referral.wayIn]}
          {isOpen ? `. ${waitedWords(waitedDays)}` : ''}
        </p>
      }
      head={
        <>
          <h2 className="nhsuk-heading-m">What they would like, in their words</h2>
          {referral.ownWords ? <Said>{referral.ownWords}</Said> : <p className="lw-quiet">Nobody wrote it down. Ask them.</p>}
          <MayBeKnown person={person} alike={alike} />
        </>
      }
      next={
        isOpen && mayAnswer ? (
          <>
            <h2 className="nhsuk-heading-m">What happens next</h2>
            <p>Accepting begins support: you say when you will first talk.</p>
            <Button href={paths.accept(slug, referral.id)}>Accept</Button>{' '}
            <Button secondary href={paths.decline(slug, referral.id)}>
              Decline, with a reason
            </Button>
            {referral.takenBy ? (
              <p>
                <Named>{referral.takenByName}</Named> looks after it until it is answered.
              </p>
            ) : (
              <OneButton secondary action={paths.take(slug, referral.id)} label="Take it: I look after it" />
            )}
            <ul className="nhsuk-list">
              <li>
                <a href={peoplePaths.person(slug, person.id)}>See all that we know of {person.name}</a>
              </li>
              {referral.referrerName ? (
                <li>
                  <a href={paths.askReferrer(slug, referral.id)}>Ask whoever referred</a>
                </li>
              ) : null}
              <li>
                <a href={paths.passOn(slug, referral.id)}>Pass it on to another team</a>
              </li>
              <li>
                <a href={paths.withdraw(slug, referral.id)}>They told me that they take it back</a>
              </li>
            </ul>
          </>
        ) : isOpen ? (
          <p>You made this referral, so somebody else of the team answers it.</p>
        ) : referral.state === 'accepted' ? (
          <p>
            Support has begun.
            {referral.takenBackAt ? ' Whoever referred has taken it back since: talk with the person, and end the support if that is right.' : ''}{' '}
            <a href={peoplePaths.person(slug, person.id)}>Go to {person.name}</a>
          </p>
        ) : undefined
      }
    >
      <h2 className="nhsuk-heading-m">How to reach them</h2>
      <dl className="lw-facts">
        {factsToReach(person).map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {referral.referrerName ? (
        <>
          <h2 className="nhsuk-heading-m">Who introduced them</h2>
          <dl className="lw-facts">
            <Fact name="Name" value={referral.referrerName} />
            <Fact name="How they know them" value={referral.referrerRole} />
            <Fact name="Organisation" value={referral.referrerOrganisation} />
            <Fact name="Phone" value={referral.referrerPhone} />
            <Fact name="E-mail" value={referral.referrerEmail} />
            <Fact name="May hear what becomes of it" value={referral.mayTellReferrer ? 'Yes, the person agreed' : 'No'} />
          </dl>
        </>
      ) : null}
      {particularsOf(referral).length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What they told us besides</h2>
          <dl className="lw-facts">
            {particularsOf(referral).map(({ name, value }) => (
              <Fact key={name} name={name} value={value} />
            ))}
          </dl>
        </>
      ) : null}
      {questions.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What the referrer was asked</h2>
          {questions.map((question) => (
            <div key={question.id}>
              <Said>{question.question}</Said>
              {question === asked ? (
                <AskForm
                  form={answerHeardForm}
                  answers={answerHeardForm.blank()}
                  action={paths.answerFor(slug, referral.id, question.id)}
                  submit="Write the answer down"
                />
              ) : question.answer === null ? null : (
                <>
                  <p>
                    Answered by <Named>{question.answeredBy}</Named>
                  </p>
                  <Said>{question.answer}</Said>
                </>
              )}
            </div>
          ))}
        </>
      ) : null}
      <Tellings tellings={tellings} action={({ id }) => paths.telling(slug, referral.id, id)} />
      <h2 className="nhsuk-heading-m">The story so far</h2>
      <ol className="lw-story">
        {history.map(({ version, state, did, was, reason, byName, at }) => (
          <li className="lw-story__entry" key={version}>
            <p className="lw-story__when">{moment(at)}</p>
            <div className="lw-story__what">
              <p>
                {didWords[did] ?? stateWords[state as ReferralState]} by <Named>{byName}</Named>
              </p>
              {reason ? <Said>{reason}</Said> : null}
              {was ? (
                <>
                  <p>Before, they said:</p>
                  <Said>{was}</Said>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <p className="lw-quiet">Reference {referral.reference}</p>
    </ThingPage>
  )
}

/** What those who work with the person told us, and how they agreed. What nobody said is left out. */
function particularsOf(referral: Referral): { name: string; value: string }[] {
  const facts: [string, string][] = [
    ['How they agreed', referral.agreedHow === 'asked themselves' ? '' : waysToAgree[referral.agreedHow]],
    ['What they would rather not', referral.agreedNote],
    ['Why they are referred', referral.reason],
    ['What matters to them', referral.matters],
    ['Risks', referral.risksKnown === 'none known' ? 'None known' : referral.risks],
    ['Where it came up', referral.cameUp],
    ['Who else is helping', referral.alsoHelping],
  ]
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

const didWords: Record<string, string> = {
  taken: 'Taken',
  'passed on': 'Passed on',
  changed: 'Changed',
  asked: 'The referrer was asked',
}

const Fact = ({ name, value }: { name: string; value: string | null }) =>
  value ? (
    <div>
      <dt>{name}</dt>
      <dd translate="no" dir="auto">
        {value}
      </dd>
    </div>
  ) : null
