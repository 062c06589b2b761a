import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

interface Look {
  id: string
  at: Date
  byName: string
  hat: string
  did: string
  thing: string
  reason: string | null
}

/** Every reading and every change of what is held about somebody, for them to see. */
export function WhoHasLookedPage({ looks, next }: { looks: readonly Look[]; next: string | undefined }) {
  const { t, moment } = useVisit().words
  return (
    <ListPage
      title={t('Who has looked at what')}
      lede={t('Every time somebody opens or changes what we hold about you, it is written down here. Nobody can change this list.')}
      back={{ href: paths.mySupport(useSlug()), label: t('My support') }}
      isEmpty={looks.length === 0}
      empty={<p>{t('Nobody has looked yet.')}</p>}
      next={next}
    >
      <ol className="lw-story">
        {looks.map(({ id, at, byName, hat, did, thing, reason }) => (
          <li className="lw-story__entry" key={id}>
            <p className="lw-story__when">{moment(at)}</p>
            <div className="lw-story__what">
              <p>
                <Named>{byName}</Named> ({t(hat)}): {t(`${did} ${thing}`)}
              </p>
              {reason ? <p className="lw-quiet">{reason}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </ListPage>
  )
}
