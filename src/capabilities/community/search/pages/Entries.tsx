import { Tag } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { distanceInWords } from '../../../../platform/distance.ts'
import { stateOn } from '../../keeping/freshness.ts'
import type { Shown } from '../sought.ts'

interface Props {
  entries: readonly Shown[]
  hrefFor: (id: string) => string
  actionFor?: (entry: Shown) => ReactNode
}

/** Entries of the directory as a list. */
export const Entries = ({ entries, hrefFor, actionFor }: Props) => (
  <ul className="lw-list">
    {entries.map((entry) => (
      <li className="lw-list__item" key={entry.id} data-lw-entry={entry.id}>
        <h2 className="lw-list__title">
          <a href={hrefFor(entry.id)}>
            <Named>{entry.name}</Named>
          </a>
        </h2>
        <Where {...entry} />
        <p className="lw-list__text" translate="no" dir="auto">
          {entry.summary}
        </p>
        <Tags {...entry} />
        {actionFor ? <div className="lw-list__actions">{actionFor(entry)}</div> : null}
      </li>
    ))}
  </ul>
)

function Where({ metres, whenItMeets, placeName }: Shown) {
  const { t } = useVisit().words
  return (
    <p className="lw-list__meta">
      {metres === null ? null : `${capitalised(distanceInWords(metres, (sentence, values) => t(sentence, values)))}. `}
      <Named>{[whenItMeets, placeName].filter(Boolean).join('. ')}</Named>
    </p>
  )
}

function Tags(entry: Shown) {
  const { today, words } = useVisit()
  const { t, day } = words
  const isClosed = stateOn(entry, today) === 'closed for now'
  return (
    <div className="lw-list__tags">
      {isClosed ? <Tag modifier="yellow">{entry.closedUntil ? t('Closed until {{day}}', { day: day(entry.closedUntil) }) : t('Closed for now')}</Tag> : null}
      {entry.isFree ? <Tag modifier="green">{t('Free')}</Tag> : null}
      {entry.placesLeft === 0 ? <Tag modifier="white">{t('Full at the moment')}</Tag> : null}
      {entry.kind === 'service' ? <Tag modifier="white">{t('Service')}</Tag> : null}
    </div>
  )
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
