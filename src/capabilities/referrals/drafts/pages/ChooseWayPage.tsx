import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { waysToIntroduce } from '../../ways/ways.ts'

/** How somebody knows the person they introduce: each way has a short form of its own. */
export function ChooseWayPage({ isWriting }: { isWriting: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Introduce somebody')} back={{ href: `/${slug}`, label: t('Back to the front page') }} narrow>
      <p className="nhsuk-lede-text">{t('Ask them first: we only get in touch with people who agreed. How do you know them?')}</p>
      {isWriting ? (
        <p>
          <a href={paths.drafts(slug)}>{t('Go on with what you began before')}</a>
        </p>
      ) : null}
      <ul className="lw-list">
        {waysToIntroduce.map(({ address, title, about }) => (
          <li className="lw-list__item" key={address}>
            <h2 className="lw-list__title">
              <a href={paths.introduceBy(slug, address)}>{t(title)}</a>
            </h2>
            <p className="lw-list__meta">{t(about)}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
