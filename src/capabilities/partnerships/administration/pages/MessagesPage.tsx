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
                <Named>{lastProblem}</Named>
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
