import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

/** The partnerships of an installation that has several. */
export function PartnershipsPage({ partnerships }: { partnerships: readonly { slug: string; name: string; about: string }[] }) {
  const { t } = useVisit().words
  return (
    <ListPage
      title={t('Where do you live?')}
      lede={t('Each of these partnerships helps the people of one place to live well.')}
      isEmpty={partnerships.length === 0}
      empty={<p>{t('There is no partnership here yet. Whoever runs this server can add one with script/partnership.')}</p>}
    >
      <ul className="lw-list">
        {partnerships.map(({ slug, name, about }) => (
          <li className="lw-list__item" key={slug}>
            <h2 className="lw-list__title">
              <a href={paths.front(slug)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta" translate="no">
              {about}
            </p>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
