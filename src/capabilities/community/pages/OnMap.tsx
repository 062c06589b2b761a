import { assetUrl } from '../../../design/assets.ts'
import { useVisit } from '../../../design/visit.tsx'

/** Pictures of the ground, where the server was told where to get them. */
export interface Tiles {
  address: string
  credit: string
}

/** More points than these hide each other, and are slow on an old phone. */
export const MOST_POINTS = 500

/** A map of the points that the address of this page gives with `/points` behind it. What it shows, a list beside it says too. */
export function OnMap({ tiles }: { tiles: Tiles | undefined }) {
  const { t } = useVisit().words
  return (
    <section className="lw-beside__map" aria-label={t('Map')}>
      <div
        className="lw-map"
        data-lw-map=""
        data-tiles={tiles?.address}
        data-credit={tiles?.credit}
        data-free={t('Free')}
        data-zoom-in={t('Closer')}
        data-zoom-out={t('Farther away')}
        data-more={t('Only the first {{count}} places are on the map. Say near where, or choose more.', { count: MOST_POINTS })}
        data-none={t('Nothing of this has a place that we know')}
      >
        <p className="lw-map__why">{t('The map needs JavaScript, which is off or has not come through. The list has all that the map shows.')}</p>
      </div>
      <p className="lw-map__said" role="status" data-lw-map-said="" />
      <script type="module" src={assetUrl('map.js')} />
    </section>
  )
}
