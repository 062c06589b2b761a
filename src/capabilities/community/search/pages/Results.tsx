import type { ReactNode } from 'react'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { TermOffered } from '../forms/lookFor.ts'
import { type Looking, type Miles, USUAL_DISTANCE, without } from '../looking.ts'
import { searchPaths } from '../paths.ts'
import type { Shown } from '../sought.ts'
import { chosenInWords } from './chosenWords.ts'
import { Entries } from './Entries.tsx'

export interface Misses {
  farther: { miles: Miles; count: number } | undefined
  without: readonly { chosen: Parameters<typeof without>[1]; count: number }[]
  similar: readonly string[]
}

export interface ResultsProps {
  looking: Looking
  terms: readonly TermOffered[]
  entries: readonly Shown[]
  /** Where distances are measured from, when that place is known. */
  nearTo: string | undefined
  within: Miles
  /** What was typed as a place, and is none we know. */
  unknownPlace: string | undefined
  corrections: readonly { typed: string; meant: string }[]
  nearMisses: Misses | undefined
  isCutShort: boolean
  /** The address of the next page, when there is one. */
  next: string | undefined
  /** The same page, looking for something else. */
  pathFor: (looking: Looking) => string
  hrefFor: (id: string) => string
  actionFor?: (entry: Shown) => ReactNode
}

/** What was found, with what is said about it: the part of a page that is swapped while somebody types. */
export function Results(props: ResultsProps) {
  const { t } = useVisit().words
  const { entries, next, hrefFor, actionFor } = props
  return (
    <div data-lw-part="results">
      <WhatIsShown {...props} />
      {entries.length > 0 ? (
        <Entries entries={entries} hrefFor={hrefFor} {...(actionFor ? { actionFor } : {})} />
      ) : (
        <div className="lw-empty">
          <NothingFound {...props} />
        </div>
      )}
      {next ? (
        <p>
          <a className="nhsuk-link" href={next} rel="next">
            {t('Show more')}
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** In what order, what was understood by it, and what is not among it. */
function WhatIsShown(props: ResultsProps) {
  const { t } = useVisit().words
  const { entries, nearTo, within, unknownPlace, isCutShort } = props
  return (
    <>
      {unknownPlace ? (
        <div className="lw-notice">
          <p className="lw-notice__title">{t('We do not know where “{{place}}” is', { place: unknownPlace })}</p>
          <p>{t('Below is everything, by name. Try a village, a town or a whole postcode to see what is near.')}</p>
        </div>
      ) : null}
      <PutRight {...props} />
      {isCutShort ? <p>{t('Very many have these words. Say near where, or choose more, to find the ones for you.')}</p> : null}
      {nearTo && entries.length > 0 ? (
        <p className="lw-quiet">
          {t('Nearest to {{place}} first, up to {{miles}} miles away as the crow flies. Help by phone or online has no place, and is not in this list.', {
            place: nearTo,
            miles: within,
          })}
        </p>
      ) : null}
      {entries.length > 0 ? (
        <p className="nhsuk-u-visually-hidden" data-lw-count="">
          {props.next ? t('{{count}} shown, and there are more', { count: entries.length }) : t('{{count}} shown', { count: entries.length })}
        </p>
      ) : (
        <p className="nhsuk-u-visually-hidden" data-lw-count="">
          {t('Nothing like that yet')}
        </p>
      )}
    </>
  )
}

/** Words that were typed wrongly, and what was looked for instead. */
function PutRight({ corrections }: ResultsProps) {
  const { t } = useVisit().words
  if (corrections.length === 0) return null
  return (
    <p className="lw-look__right">
      {t('Showing results for')}{' '}
      <strong>
        <Named>{corrections.map(({ meant }) => meant).join(', ')}</Named>
      </strong>{' '}
      ({t('you typed')} <Named>{corrections.map(({ typed }) => typed).join(', ')}</Named>)
    </p>
  )
}

/** Nothing was found: what is nearly it, who can help, and whether it ought to exist. */
function NothingFound({ looking, terms, nearMisses, pathFor }: ResultsProps) {
  const { words } = useVisit()
  const { t } = words
  const slug = useSlug()
  if (!nearMisses) return <h2 className="lw-empty__title">{t('Nothing has been added yet')}</h2>
  const { farther, similar } = nearMisses
  return (
    <>
      <h2 className="lw-empty__title">{t('Nothing like that yet')}</h2>
      <p>{t('You could:')}</p>
      <ul>
        {farther ? (
          <li>
            <a href={pathFor({ ...looking, within: farther.miles === USUAL_DISTANCE ? undefined : farther.miles })}>
              {t('Look up to {{miles}} miles away', { miles: farther.miles })}
            </a>{' '}
            <HowMany count={farther.count} />
          </li>
        ) : null}
        {similar.map((word) => (
          <li key={word}>
            {t('Look for')}{' '}
            <a href={pathFor({ ...looking, words: word })}>
              <Named>{word}</Named>
            </a>
          </li>
        ))}
        {nearMisses.without.map(({ chosen, count }) => (
          <li key={chosen.part + chosen.value}>
            <a href={pathFor(without(looking, chosen))}>
              {chosen.part === 'near' ? t('Look everywhere') : t('Look without: {{choice}}', { choice: chosenInWords(chosen, words, looking, terms) })}
            </a>{' '}
            <HowMany count={count} />
          </li>
        ))}
        {looking.words ? <li>{t('Try one other word, like “walk” or “music”')}</li> : null}
        <li>
          <a href={`/${slug}/referrals/ask`}>{t('Ask somebody to help you find something')}</a>
        </li>
      </ul>
      <h2 className="lw-empty__title">{t('Would you like this to exist?')}</h2>
      <p>{t('Tell us. What people look for and cannot find is how new things begin.')}</p>
      <p>
        <a className="nhsuk-button nhsuk-button--secondary" href={searchPaths.wish(slug, looking)}>
          {t('Say what you would like')}
        </a>
      </p>
    </>
  )
}

const MOST_SAID = 99

function HowMany({ count }: { count: number }) {
  const { t } = useVisit().words
  return <span className="lw-quiet">({count >= MOST_SAID ? t('{{most}} or more', { most: MOST_SAID }) : t('{{count}} found', { count })})</span>
}
