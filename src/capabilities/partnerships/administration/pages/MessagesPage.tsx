import { Button } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'

export interface FailedMessage {
  id: string
  kind: string
  sendTo: string
  tries: number
  lastProblem: string | null
  createdAt: Date
}

const meanings: readonly [RegExp, string][] = [
  [/^(EENVELOPE|EMESSAGE) 5/, 'The mail server refused this address or this message'],
  [/^ENUMBER/, 'No text can go to this number: it may be a landline'],
  [/^ENOTEXTS/, 'Nothing sends texts here: ask whoever runs the server'],
  [/^ENOTIFY 400/, 'GOV.UK Notify refused this number, or this text'],
  [/^ENOTIFY 403/, 'GOV.UK Notify refused our key: ask whoever runs the server'],
  [/^ENOTIFY 429/, 'GOV.UK Notify took no more texts that day'],
]
const meaningOf = (code: string) => meanings.find(([pattern]) => pattern.test(code))?.[1] ?? 'It could not be handed over'

/** Messages that could not be sent: to whom and why, never what is in them. */
export function MessagesPage({ messages, next }: { messages: readonly FailedMessage[]; next: string | undefined }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <ListPage
      title="Messages that could not be sent"
      lede="We tried each several times. Ring the person, or put the address right where it is kept, or try again when the fault is gone."
      back={{ href: paths.home(slug), label: 'Administration' }}
      isEmpty={messages.length === 0}
      empty={<p>None. Everything that was to be sent has been sent, or is on its way.</p>}
      next={next}
    >
      <ul className="lw-list">
        {messages.map(({ id, kind, sendTo, tries, lastProblem, createdAt }) => (
          <li className="lw-list__item" key={id} id={id}>
            <h2 className="lw-list__title">
              <Named>{sendTo}</Named>
            </h2>
            <p className="lw-list__meta">
              “{kind}”, written {moment(createdAt)}, tried {tries === 1 ? 'once' : `${tries} times`}
            </p>
            {lastProblem ? (
              <p className="lw-list__text">
                {meaningOf(lastProblem)} (<Named>{lastProblem}</Named>)
              </p>
            ) : null}
            <form className="lw-list__actions" method="post" action={paths.tryAgain(slug, id)}>
              <Button small secondary type="submit" aria-label={`Try again: ${sendTo}, ${moment(createdAt)}`}>
                Try again
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
