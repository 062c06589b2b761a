import { assetUrl } from '../../../../design/assets.ts'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { searchPaths } from '../paths.ts'
import type { FoundProps } from './CommunityPage.tsx'
import { Filters } from './Filters.tsx'
import { Results } from './Results.tsx'

/** Pictures of the ground, where the server was told where to get them. */
export interface Tiles {
  address: string
  credit: string
}

/** What was found, on a map with the list beside it. Without JavaScript the list says it all. */
export function MapPage({ tiles, ...found }: FoundProps & { tiles: Tiles | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { looking } = found
  const props = { ...found, pathFor: (other: typeof looking) => searchPaths.map(slug, other) }
  return (
    <Page title={t('Find something on a map')} back={{ href: paths.community(slug, looking), label: t('Show only the list') }} stylesheet="map.css">
      <Filters {...props} />
      <div className="lw-beside">
        <section className="lw-beside__map" aria-label={t('Map')}>
          <div
            className="lw-map"
            data-lw-map=""
            data-tiles={tiles?.address}
            data-credit={tiles?.credit}
            data-free={t('Free')}
            data-zoom-in={t('Closer')}
            data-zoom-out={t('Farther away')}
            data-more={t('Only the first {{count}} places are on the map. Say near where, or choose more.', { count: MOST })}
            data-none={t('Nothing of this has a place that we know')}
          >
            <p className="lw-map__why">{t('The map needs JavaScript, which is off or has not come through. The list has all that the map shows.')}</p>
          </div>
          <p className="lw-map__said" role="status" data-lw-map-said="" />
        </section>
        <div className="lw-beside__list">
          <Results {...props} hrefFor={(id) => paths.entry(slug, id, looking)} />
        </div>
      </div>
      <script type="module" src={assetUrl('map.js')} />
    </Page>
  )
}

const MOST = 500
