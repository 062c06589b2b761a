import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { asSearch, type Looking } from '../../search/looking.ts'
import { feedPaths } from '../paths.ts'

/** The directory as files and as a feed: what each is good for. `looking` narrows the files to a search. */
export function TakeAwayPage({ looking, base }: { looking: Looking; base: string }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const isNarrowed = asSearch(looking) !== ''
  return (
    <ThingPage
      title={t('Take the directory with you')}
      back={{ href: paths.community(slug, looking), label: t('Back to the directory') }}
      head={<p className="nhsuk-lede-text">{t('Everything in our directory is open. You may keep it, print it and use it elsewhere.')}</p>}
    >
      <h2 className="nhsuk-heading-m">{t('As a file')}</h2>
      {isNarrowed ? <p>{t('These files hold what you searched for.')}</p> : <p>{t('These files hold everything, as it is now.')}</p>}
      <ul>
        <li>
          <a href={feedPaths.csv(slug, looking)}>{t('A table for a spreadsheet (CSV)')}</a>
        </li>
        <li>
          <a href={feedPaths.geojson(slug, looking)}>{t('Places for a map (GeoJSON)')}</a>
        </li>
        <li>
          <a href={feedPaths.ndjson(slug, looking)}>{t('All details, for another directory (Open Referral UK, a line for each)')}</a>
        </li>
      </ul>
      {isNarrowed ? (
        <p>
          <a href={feedPaths.takeAway(slug)}>{t('Take everything instead')}</a>
        </p>
      ) : null}
      <h2 className="nhsuk-heading-m">{t('For another website')}</h2>
      <p>{t('Another website can read our directory by itself, and stay up to date. Give whoever looks after it this address:')}</p>
      <p>
        <Named>{`${base}${feedPaths.feed(slug)}`}</Named>
      </p>
      <p>{t('It follows the standard that councils and charities share, Open Referral UK.')}</p>
    </ThingPage>
  )
}

/** From a list of the directory to what it can be taken away as. */
export function TakeAwayLink({ looking }: { looking: Looking }) {
  const { t } = useVisit().words
  return (
    <p className="lw-quiet">
      <a href={feedPaths.takeAway(useSlug(), looking)}>{t('Take this list with you, as a file or for another website')}</a>
    </p>
  )
}
