import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { partnershipPaths } from '../../../partnerships/index.ts'
import { paths } from '../../paths.ts'

/** Every conversation that somebody has begun to write down and not saved. */
export function DraftsPage({ drafts }: { drafts: readonly { id: string; supportId: string; personName: string; savedAt: Date }[] }) {
  const slug = useSlug()
  const { words } = useVisit()
  return (
    <ListPage
      title="Conversations you began to write down"
      lede="Nobody else sees them before you save them."
      back={{ href: partnershipPaths.today(slug), label: 'Today' }}
      isEmpty={drafts.length === 0}
      empty={<p>Every conversation you began to write down is saved.</p>}
    >
      <ul className="lw-list lw-list--dense">
        {drafts.map(({ id, supportId, personName, savedAt }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.recordConversation(slug, supportId)}>
                <Named>{personName}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">Kept for you {words.moment(savedAt)}</p>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
