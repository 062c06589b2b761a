import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { partnershipPaths } from '../../partnerships/index.ts'
import { peoplePaths } from '../../people/index.ts'
import { paths } from '../paths.ts'
import { type Reply, replyWords } from './replies.ts'

/** Everything that came back lately and was not seen yet. */
export function RepliesPage({ replies }: { replies: readonly Reply[] }) {
  const slug = useSlug()
  const { words } = useVisit()
  return (
    <ListPage
      title="Replies"
      lede="What people answered lately. Each waits here for two weeks, or until you have seen it; it stays on the person’s page."
      back={{ href: partnershipPaths.today(slug), label: 'Today' }}
      isEmpty={replies.length === 0}
      empty={<p>You have seen every reply.</p>}
    >
      <ul className="lw-list lw-list--dense">
        {replies.map((reply) => (
          <li className="lw-list__item" key={reply.id}>
            <h2 className="lw-list__title">
              <a href={peoplePaths.person(slug, reply.personId)}>
                <Named>{reply.name}</Named>
                <span className="nhsuk-u-visually-hidden">, {replyWords(reply)}</span>
              </a>
            </h2>
            <p className="lw-list__meta">
              <Named>{replyWords(reply)}</Named>. {words.day(reply.on)}
            </p>
            <form method="post" action={`${paths.replySeen(slug, reply.id)}?from=list`}>
              <button type="submit" className="lw-button-link">
                Seen
                <span className="nhsuk-u-visually-hidden">
                  : {reply.name}, {replyWords(reply)}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
