import type { Selectable } from 'kysely'
import { Tag } from 'nhsuk-react-components'
import type { MessageLog } from '../../../../database/schema.ts'
import { ListPage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'
import { calledName, type Person } from '../person.ts'

type SentMessage = Pick<Selectable<MessageLog>, 'id' | 'kind' | 'channel' | 'state' | 'writtenAt' | 'sentAt'>

const states: Record<SentMessage['state'], { label: string; modifier: 'green' | 'yellow' | 'orange' }> = {
  sent: { label: 'Sent', modifier: 'green' },
  waiting: { label: 'On its way', modifier: 'yellow' },
  failed: { label: 'Could not be sent', modifier: 'orange' },
}

/** What was sent to a person about their support, for the workers of their team. What it said is theirs, and is not kept. */
export function MessagesPage({ person, messages, next }: { person: Person; messages: readonly SentMessage[]; next: string | undefined }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <ListPage
      title={`Messages to ${person.name}`}
      lede="What Livewell sent about their support, and when. What a message said is not kept, and what is their own affair is not listed."
      back={{ href: paths.person(slug, person.id), label: `Back to ${calledName(person.name)}` }}
      isEmpty={messages.length === 0}
      empty={<p>Nothing was sent. Whether and how we may write to them stands under “How to reach them”.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {messages.map(({ id, kind, channel, state, writtenAt, sentAt }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">{kind.charAt(0).toUpperCase() + kind.slice(1)}</h2>
            <p className="lw-list__meta">
              {channel === 'text' ? 'By text' : 'By e-mail'}, {moment(sentAt ?? writtenAt)}
            </p>
            <div className="lw-list__tags">
              <Tag modifier={states[state].modifier}>{states[state].label}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
