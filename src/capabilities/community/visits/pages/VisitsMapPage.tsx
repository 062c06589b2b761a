import { Page } from '../../../../design/Page.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { OnMap, type Tiles } from '../../pages/OnMap.tsx'
import { paths } from '../paths.ts'
import type { listVisits } from '../queries/visits.ts'
import type { Part } from '../visit.ts'
import { Parts, Visits } from './VisitsPage.tsx'

interface Props {
  /** The latest of those on the map. */
  visits: Awaited<ReturnType<typeof listVisits>>
  parts: readonly Part[]
  area: string | undefined
  tiles: Tiles | undefined
}

/** Where somebody has been, on a map, with the parts of the area where nobody was lately. */
export function VisitsMapPage({ visits, parts, area, tiles }: Props) {
  const slug = useSlug()
  return (
    <Page
      title={area ? `Visits in ${area} on a map` : 'Visits on a map'}
      back={{ href: paths.visits(slug, area), label: 'Show only the list' }}
      stylesheet="map.css"
    >
      <div className="lw-beside">
        <OnMap tiles={tiles} />
        <div className="lw-beside__list">
          {area ? (
            <p>
              <a href={paths.map(slug)}>All of the area</a>
            </p>
          ) : null}
          {visits.length === 0 ? <p>{area ? 'Nobody has written down a visit here yet.' : 'No visit has been written down yet.'}</p> : null}
          <Visits visits={visits} />
        </div>
      </div>
      {area ? null : <Parts parts={parts} hrefFor={(code) => paths.map(slug, code)} />}
    </Page>
  )
}
