import { Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { DirectoryImport, Source } from '../directory.ts'
import { importPaths } from '../paths.ts'

/** The other directories that entries are taken from. */
export function SourcesPage({
  sources,
  latest,
  placesKnown,
}: {
  sources: readonly Source[]
  latest: ReadonlyMap<string, DirectoryImport>
  placesKnown: number
}) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <ListPage
      title="Other directories"
      lede="Take in what a council or a charity already keeps. You see first what would change, and what you edit here stays as you wrote it."
      isEmpty={sources.length === 0}
      empty={<p>None yet. Add one that has a feed, or send one as a file.</p>}
      actions={
        <>
          <p className="lw-list__actions">
            <a className="nhsuk-button" href={importPaths.addSource(slug)}>
              Add a feed
            </a>
            <a className="nhsuk-button nhsuk-button--secondary" href={importPaths.sendFile(slug)}>
              Send a file
            </a>
          </p>
          <p>
            <a href={importPaths.places(slug)}>Villages and postcodes</a>: {placesKnown.toLocaleString('en-GB')} known
          </p>
        </>
      }
    >
      <ul className="lw-list">
        {sources.map((source) => {
          const last = latest.get(source.id)
          return (
            <li className="lw-list__item" key={source.id}>
              <h2 className="lw-list__title">
                <a href={importPaths.source(slug, source.id)}>
                  <Named>{source.name}</Named>
                </a>
              </h2>
              <p className="lw-list__meta">
                {source.kind === 'feed' ? `A feed, read ${refreshed[source.refresh]}` : 'Sent as a file'}
                {last ? `. Last ${moment(last.askedAt)}` : ''}
              </p>
              <div className="lw-list__tags">{last ? <ImportState state={last.state} /> : <Tag modifier="grey">Not read yet</Tag>}</div>
            </li>
          )
        })}
      </ul>
    </ListPage>
  )
}

export const refreshed: Record<Source['refresh'], string> = { 'by hand': 'when you say so', daily: 'every night', weekly: 'every week', monthly: 'every month' }

const states: Record<DirectoryImport['state'], { words: string; modifier: 'green' | 'grey' | 'yellow' | 'blue' | 'red' }> = {
  reading: { words: 'Being read', modifier: 'blue' },
  comparing: { words: 'Being compared', modifier: 'blue' },
  ready: { words: 'Waits for you', modifier: 'yellow' },
  switching: { words: 'Being switched in', modifier: 'blue' },
  'switched in': { words: 'In use', modifier: 'green' },
  'given up': { words: 'Given up', modifier: 'grey' },
  failed: { words: 'Could not be read', modifier: 'red' },
}

/** How far an import is, or what became of it. */
export const ImportState = ({ state }: { state: DirectoryImport['state'] }) => <Tag modifier={states[state].modifier}>{states[state].words}</Tag>
