import { Button, Tag } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import type { Answers } from '../../../design/form/form.ts'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { distanceInWords } from '../../../platform/distance.ts'
import { type Entry, type Looking, type Miles, USUAL_DISTANCE, widerThan } from '../entry.ts'
import { paths } from '../paths.ts'
import { Filters } from './Filters.tsx'

export type Shown = Pick<Entry, 'id' | 'kind' | 'name' | 'summary' | 'whenItMeets' | 'cost' | 'isFree'> & { placeName: string | null; metres: number | null }

export interface Found {
  answers: Answers<any>
  looking: Looking
  entries: readonly Shown[]
  /** Where distances are measured from, when that place is known. */
  nearTo: string | undefined
  within: Miles
  /** What was typed as a place, and is none we know. */
  unknownPlace: string | undefined
  next: string | undefined
}

/** Find something near you: the directory, for anybody. */
export function CommunityPage({ mayAdd, ...found }: Found & { mayAdd: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { looking, entries, next } = found
  return (
    <ListPage
      title={t('Find something near you')}
      lede={t('Groups, clubs and places where you are welcome.')}
      actions={
        mayAdd ? (
          <p>
            <Button secondary href={paths.addEntry(slug)}>
              Add a group or service
            </Button>
          </p>
        ) : null
      }
      filters={
        <>
          <Filters looking={found.answers} action={paths.community(slug)} />
          <WhatIsShown {...found} />
        </>
      }
      isEmpty={entries.length === 0}
      empty={<NothingFound {...found} pathFor={(wider) => paths.community(slug, wider)} />}
      next={next}
    >
      <Entries entries={entries} hrefFor={(id) => paths.entry(slug, id, looking)} />
    </ListPage>
  )
}

/** Entries of the directory as a list. */
export function Entries({
  entries,
  hrefFor,
  actionFor,
}: {
  entries: readonly Shown[]
  hrefFor: (id: string) => string
  actionFor?: (entry: Shown) => ReactNode
}) {
  const { t } = useVisit().words
  return (
    <ul className="lw-list">
      {entries.map((entry) => (
        <li className="lw-list__item" key={entry.id}>
          <h2 className="lw-list__title">
            <a href={hrefFor(entry.id)}>
              <Named>{entry.name}</Named>
            </a>
          </h2>
          <p className="lw-list__meta">
            {entry.metres === null ? null : `${capitalised(distanceInWords(entry.metres, (sentence, values) => t(sentence, values)))}. `}
            <Named>{[entry.whenItMeets, entry.placeName].filter(Boolean).join('. ')}</Named>
          </p>
          <p className="lw-list__text" translate="no" dir="auto">
            {entry.summary}
          </p>
          <div className="lw-list__tags">
            {entry.isFree ? <Tag modifier="green">{t('Free')}</Tag> : null}
            {entry.kind === 'service' ? <Tag modifier="white">{t('Service')}</Tag> : null}
          </div>
          {actionFor ? <div className="lw-list__actions">{actionFor(entry)}</div> : null}
        </li>
      ))}
    </ul>
  )
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** In what order, and what is not among them. */
export function WhatIsShown({ entries, nearTo, within, unknownPlace }: Found) {
  const { t } = useVisit().words
  if (unknownPlace) {
    return (
      <div className="lw-notice" role="status">
        <p className="lw-notice__title">{t('We do not know where “{{place}}” is', { place: unknownPlace })}</p>
        <p>{t('Below is everything, by name. Try a village, a town or a whole postcode to see what is near.')}</p>
      </div>
    )
  }
  if (!nearTo || entries.length === 0) return null
  return (
    <p className="lw-quiet">
      {t('Nearest to {{place}} first, up to {{miles}} miles away as the crow flies. Help by phone or online has no place, and is not in this list.', {
        place: nearTo,
        miles: within,
      })}
    </p>
  )
}

/** Nothing was found: what to do next. */
export function NothingFound({ looking, nearTo, within, pathFor }: Found & { pathFor: (looking: Looking) => string }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const wider = nearTo ? widerThan(within) : undefined
  const isAnything = Object.values(looking).some(Boolean)
  return (
    <>
      <h2 className="lw-empty__title">{isAnything ? t('Nothing like that yet') : t('Nothing has been added yet')}</h2>
      {isAnything ? <p>{t('You could:')}</p> : null}
      <ul>
        {wider ? (
          <li>
            <a href={pathFor({ ...looking, within: wider === USUAL_DISTANCE ? undefined : wider })}>{t('Look up to {{miles}} miles away', { miles: wider })}</a>
          </li>
        ) : null}
        {looking.words ? (
          <li>
            {t('Try one other word, like “walk” or “music”, or')} <a href={pathFor({ ...looking, words: undefined })}>{t('look without these words')}</a>
          </li>
        ) : null}
        {looking.kind || looking.free ? (
          <li>
            <a href={pathFor({ ...looking, kind: undefined, free: undefined })}>{t('Look at every kind, free or not')}</a>
          </li>
        ) : null}
        <li>
          <a href={`/${slug}/referrals/ask`}>{t('Ask somebody to help you find something')}</a>
        </li>
      </ul>
    </>
  )
}
