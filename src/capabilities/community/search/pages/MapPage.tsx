import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { OnMap, type Tiles } from '../../pages/OnMap.tsx'
import { paths } from '../../paths.ts'
import { searchPaths } from '../paths.ts'
import type { FoundProps } from './CommunityPage.tsx'
import { Filters } from './Filters.tsx'
import { Results } from './Results.tsx'

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
        <OnMap tiles={tiles} />
        <div className="lw-beside__list">
          <Results {...props} hrefFor={(id) => paths.entry(slug, id, looking)} />
        </div>
      </div>
    </Page>
  )
}
