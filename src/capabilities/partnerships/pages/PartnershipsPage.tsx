import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { Hat } from '../../../platform/viewer.ts'
import { hatWords } from '../hats.ts'
import { paths } from '../paths.ts'

interface Props {
  partnerships: readonly { slug: string; name: string; about: string }[]
  /** Those where whoever is signed in is a member, and what they do there. */
  own: readonly { slug: string; name: string; hats: readonly Hat[] }[]
}

/** The partnerships of an installation that has several; one's own first. */
export function PartnershipsPage({ partnerships, own }: Props) {
  const { t } = useVisit().words
  return (
    <ListPage
      title={own.length > 0 ? t('Where to?') : t('Where do you live?')}
      lede={t('Each of these partnerships helps the people of one place to live well.')}
      actions={<OwnPartnerships own={own} />}
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

function OwnPartnerships({ own }: Pick<Props, 'own'>) {
  const { t } = useVisit().words
  if (own.length === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('Where you take part')}</h2>
      <ul className="lw-list">
        {own.map(({ slug, name, hats }) => (
          <li className="lw-list__item" key={slug}>
            <h3 className="lw-list__title">
              <a href={paths.today(slug)}>{t('Your page in {{partnership}}', { partnership: name })}</a>
            </h3>
            <p className="lw-list__meta">{hats.map((hat) => t(hatWords[hat].name)).join(', ')}</p>
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">{t('All partnerships here')}</h2>
    </>
  )
}
