import { Button, Tag } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type Person, peoplePaths, waysToReach } from '../../people/index.ts'
import { type Checkin, canBeAnswered, occasionWords, opensOn } from '../checkin.ts'
import { sendLinkForm } from '../forms/sendLink.ts'
import { paths } from '../paths.ts'
import { type Answered, AnswersSideBySide } from './AnswersSideBySide.tsx'

interface Props {
  checkin: Checkin
  person: Person
  answered: readonly Answered[]
  /** A worker of the team; otherwise it is the person's own. */
  mayAsk: boolean
}

/** A check-in: what can happen next, and what was answered then and at other times. */
export function CheckinPage({ checkin, person, answered, mayAsk }: Props) {
  const { words, today } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isOpen = canBeAnswered(checkin, today)
  const occasion = t(occasionWords[checkin.occasion])
  return (
    <ThingPage
      title={mayAsk ? `Check-in with ${person.name}: ${occasion.toLowerCase()}` : t('Check-in: {{occasion}}', { occasion: occasion.toLowerCase() })}
      back={
        mayAsk ? { href: peoplePaths.person(slug, person.id), label: person.name, isName: true } : { href: peoplePaths.mySupport(slug), label: t('My support') }
      }
      state={<StateOf checkin={checkin} />}
      next={
        isOpen ? (
          <>
            <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
            {mayAsk ? <WaysToAsk checkin={checkin} person={person} /> : <Button href={paths.answer(slug, checkin.id)}>{t('Answer a few questions')}</Button>}
          </>
        ) : undefined
      }
    >
      <AnswersSideBySide answered={answered} />
      {isOpen ? (
        <p>
          <a href={paths.paper(slug, checkin.id)}>{t('The questions on paper, to print')}</a>
        </p>
      ) : null}
    </ThingPage>
  )
}

function StateOf({ checkin }: { checkin: Checkin }) {
  const { words, today } = useVisit()
  const { t, day, moment } = words
  const { state, dueOn, answeredOn, askedAt } = checkin
  if (state === 'answered') {
    return (
      <p>
        <Tag modifier="green">{t('Answered')}</Tag> {day(answeredOn ?? dueOn)}
      </p>
    )
  }
  if (state === 'missed') {
    return (
      <p>
        <Tag modifier="grey">{t('Passed by')}</Tag> {t('It was due on {{day}}, and can no longer be answered.', { day: day(dueOn) })}
      </p>
    )
  }
  if (!canBeAnswered(checkin, today)) {
    return (
      <p>
        <Tag modifier="white">{t('Later')}</Tag>{' '}
        {t('It is due on {{day}}, and can be answered from {{from}}.', { day: day(dueOn), from: day(opensOn(checkin)) })}
      </p>
    )
  }
  return (
    <p>
      <Tag modifier="yellow">{state === 'asked' ? t('Asked') : t('Due')}</Tag> {t('Due on {{day}}.', { day: day(dueOn) })}{' '}
      {state === 'asked' && askedAt ? t('A link was sent on {{moment}}.', { moment: moment(askedAt) }) : null}
    </p>
  )
}

/** Together, on paper, or by a link: whichever suits the person. */
function WaysToAsk({ checkin, person }: { checkin: Checkin; person: Person }) {
  const slug = useSlug()
  const wanted = waysToReach.find(({ value }) => value === person.reachBy)?.label
  return (
    <>
      <p>Six short questions. Ask them as they are written: any of them may be left out.</p>
      <p>
        <Button href={paths.answer(slug, checkin.id)}>Write down the answers</Button>
      </p>
      {person.email ? (
        <>
          {person.reachBy === 'email' ? null : (
            <p>
              <Named>{person.name}</Named> did not choose e-mail, but said “{wanted}”. Ask them before you send it.
            </p>
          )}
          <form method="post" action={paths.send(slug, checkin.id)}>
            <FormField form={sendLinkForm} answers={sendLinkForm.blank({ version: checkin.version })} name="version" />
            <Button type="submit" secondary>
              {checkin.state === 'asked' ? 'Send a new link by e-mail' : 'Send by e-mail'}
            </Button>
          </form>
        </>
      ) : (
        <p>
          We have no e-mail address for <Named>{person.name}</Named>, so no link can be sent.
        </p>
      )}
    </>
  )
}
