import { Panel } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import type { ListedPerson } from '../list.ts'
import { paths } from '../paths.ts'
import { codeForm, findForm, newsForm, onceForm, type Reply, replyForm, writtenDownForm } from './forms.ts'

/** Typing in the code of a letter. */
export function CodePage({ answers }: { answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Answer our letter')}
      lede={t('Did you get a letter from us? Type in its code, and tell us yes or no. You do not need an account.')}
      back={{ href: `/${slug}`, label: t('Back to the front page') }}
      form={codeForm}
      answers={answers}
      action={paths.haveCode(slug)}
      submit="Go on"
    />
  )
}

interface ReplyProps {
  practice: string
  answers: Answers<any>
  action: string
}

/** Answering an invitation, with the link of the letter in hand. Says nothing of who they are. */
export function ReplyPage({ practice, answers, action }: ReplyProps) {
  const { words, viewer } = useVisit()
  const { t } = words
  const phone = viewer?.partnership.phone
  return (
    <QuestionPage
      title={t('Would you like to hear from us?')}
      lede={t(
        'We wrote to you because {{practice}} asked us to. One of us would like to listen to what matters to you, and to find out with you what would help. You decide.',
        {
          practice,
        },
      )}
      form={replyForm}
      answers={answers}
      action={action}
      submit="Send my answer"
      after={<p>{phone ? t('Would you rather talk? Ring us on {{phone}}.', { phone }) : t('You can change your mind later, with the same letter.')}</p>}
    />
  )
}

/** What happens after an answer. */
export function ThanksPage({ reply }: { reply: Reply }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const days = viewer?.partnership.answersWithinDays ?? 5
  return (
    <Page title={t('Thank you for your answer')} hasOwnHeading narrow>
      <Panel>
        <Panel.Title headingLevel="h1">{t('Thank you for your answer')}</Panel.Title>
      </Panel>
      {reply === 'no' ? (
        <>
          <p>{t('We will not write to you about this again. Nothing changes at your surgery.')}</p>
          <p>{t('If you change your mind, use your letter again, or ask us any time.')}</p>
        </>
      ) : (
        <p>{t('We get in touch within {{count}} working days, in the way you asked for.', { count: days })}</p>
      )}
      <p>
        <a href={`/${slug}/community`}>{t('Find something near you')}</a>
      </p>
    </Page>
  )
}

/** A link that opens nothing: it was answered, the list is over, or there never was one. */
export function InvitationOverPage() {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const phone = viewer?.partnership.phone
  return (
    <Page title={t('This letter has been answered, or is too old')} narrow>
      <p>{t('You can always ask for support yourself.')}</p>
      <p>
        <a href={`/${slug}/referrals/ask`}>{t('Ask for support')}</a>
      </p>
      {phone ? <p>{t('Or ring us on {{phone}}.', { phone })}</p> : null}
    </Page>
  )
}

interface RepliesProps {
  code: Answers<any>
  find: Answers<any>
  found: readonly { id: string; name: string; postcode: string | null; bornOn: Day | null }[] | undefined
  questions: readonly { id: string; name: string; question: string | null; repliedAt: Date | null }[]
}

/** Where a worker writes down what somebody says on the phone, or wrote on a slip. */
export function RepliesPage({ code, find, found, questions }: RepliesProps) {
  const slug = useSlug()
  const { words } = useVisit()
  return (
    <ListPage
      title="Write down a reply"
      back={{ href: paths.lists(slug), label: 'Practice lists' }}
      problems={code.problems}
      actions={
        <>
          <AskForm form={codeForm} answers={code} action={paths.replies(slug)} submit="Find the letter" />
          <h2 className="nhsuk-heading-m">They have lost their letter</h2>
          <form method="get" action={paths.replies(slug)}>
            {findForm.fields.name.render({ name: 'name', typed: find.typed, error: undefined, words })}
            <button className="nhsuk-button nhsuk-button--secondary" type="submit">
              Find them
            </button>
          </form>
          {found ? <Found found={found} /> : null}
          <h2 className="nhsuk-heading-m">Questions that wait for an answer</h2>
        </>
      }
      isEmpty={questions.length === 0}
      empty={<p>None.</p>}
    >
      <ul className="lw-list">
        {questions.map(({ id, name, question, repliedAt }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <a href={paths.reply(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h3>
            {repliedAt ? <p className="lw-list__meta">{words.moment(repliedAt)}</p> : null}
            {question ? <Said>{question}</Said> : null}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function Found({ found }: { found: NonNullable<RepliesProps['found']> }) {
  const slug = useSlug()
  const { day } = useVisit().words
  if (found.length === 0) return <p>Nobody whom we wrote to has a name that begins so.</p>
  return (
    <ul className="lw-list lw-list--dense">
      {found.map(({ id, name, postcode, bornOn }) => (
        <li className="lw-list__item" key={id}>
          <a href={paths.reply(slug, id)}>
            <Named>{name}</Named>
          </a>{' '}
          {[postcode, bornOn ? `born ${day(bornOn)}` : ''].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  )
}

interface WriteDownProps {
  listed: ListedPerson
  answers: Answers<any>
  mayStillReply: boolean
}

const stateWords: Partial<Record<ListedPerson['state'], string>> = {
  'to send': 'A letter to them is being made.',
  invited: 'They were written to, and have not answered.',
  reminded: 'They were reminded, and have not answered.',
  question: 'They have a question.',
  yes: 'They said yes. Their referral is among the new ones.',
  no: 'They said no.',
  stopped: 'Nothing more is sent to them.',
}

/** Writing down somebody's answer. */
export function WriteDownPage({ listed, answers, mayStillReply }: WriteDownProps) {
  const slug = useSlug()
  const { words } = useVisit()
  const before = (
    <>
      <p>{stateWords[listed.state]}</p>
      {listed.question ? <Said>{listed.question}</Said> : null}
      <p translate="no">{[...listed.address.split('\n'), listed.postcode].filter(Boolean).join(', ')}</p>
    </>
  )
  const after = (
    <>
      {mayStillReply ? (
        <form method="post" action={paths.printAgain(slug, listed.id)}>
          {onceForm.fields.id.render({ name: 'id', typed: {}, error: undefined, words })}
          <button className="nhsuk-button nhsuk-button--secondary" type="submit">
            Print their letter again
          </button>
        </form>
      ) : null}
      <p>
        <a href={paths.newsFromReply(slug, listed.id)}>They have died, moved, or asked not to be written to</a>
      </p>
    </>
  )
  const title = `The answer of ${listed.name}`
  const back = { href: paths.replies(slug), label: 'Write down a reply' }
  if (!mayStillReply) {
    return (
      <Page title={title} back={back} narrow>
        {before}
        {after}
      </Page>
    )
  }
  return (
    <QuestionPage
      title={title}
      back={back}
      before={before}
      form={writtenDownForm}
      answers={answers}
      action={paths.reply(slug, listed.id)}
      submit="Write it down"
      after={after}
    />
  )
}

interface PeopleProps {
  listId: string
  find: Answers<any>
  found: readonly { id: string; name: string; postcode: string | null; bornOn: Day | null }[]
  next: string | undefined
}

/** Finding somebody on a list of one's own. What became of them is not told. */
export function PeopleOfListPage({ listId, find, found, next }: PeopleProps) {
  const slug = useSlug()
  const { words } = useVisit()
  return (
    <ListPage
      title="Find somebody on the list"
      lede="Tell us when somebody has died, moved away or asked not to be written to, and nothing more is sent to them."
      back={{ href: paths.list(slug, listId), label: 'The list' }}
      filters={
        <form method="get" action={paths.people(slug, listId)}>
          {findForm.fields.name.render({ name: 'name', typed: find.typed, error: undefined, words })}
          <button className="nhsuk-button nhsuk-button--secondary" type="submit">
            Find them
          </button>
        </form>
      }
      isEmpty={found.length === 0}
      empty={<p>Nobody on the list has a name that begins so.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {found.map(({ id, name, postcode, bornOn }) => (
          <li className="lw-list__item" key={id}>
            <a href={paths.news(slug, listId, id)}>
              <Named>{name}</Named>
            </a>{' '}
            {[postcode, bornOn ? `born ${words.day(bornOn)}` : ''].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Saying what became known about somebody. */
export const NewsPage = ({ listed, answers, action, back }: { listed: ListedPerson; answers: Answers<any>; action: string; back: string }) => (
  <QuestionPage
    title={`What we should know about ${listed.name}`}
    back={{ href: back, label: 'Back' }}
    before={<p translate="no">{[...listed.address.split('\n'), listed.postcode].filter(Boolean).join(', ')}</p>}
    form={newsForm as Form<any>}
    answers={answers}
    action={action}
    submit="Save"
  />
)
