import { Page } from '../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'

interface Props {
  partnership: { name: string; about: string; answersWithinDays: number }
}

/** The first page anybody sees: two things they can do without an account. */
export function FrontPage({ partnership }: Props) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  // Acting as a commissioner one reaches figures, and writes nothing about anybody.
  const mayRefer = viewer?.hat !== 'commissioner'
  return (
    <Page title={t('Live well in {{place}}', { place: partnership.name })}>
      {partnership.about ? (
        <p className="nhsuk-lede-text" translate="no">
          {partnership.about}
        </p>
      ) : null}
      <ul className="lw-home">
        <li>
          <div className="lw-tile">
            <h2 className="lw-tile__title">
              <a className="lw-tile__link" href={`/${slug}/community`}>
                {t('Find something near you')}
              </a>
            </h2>
            <p className="lw-tile__text">{t('Groups, clubs and places where you are welcome. You do not need an account.')}</p>
          </div>
        </li>
        {mayRefer ? (
          <li>
            <div className="lw-tile">
              <h2 className="lw-tile__title">
                <a className="lw-tile__link" href={`/${slug}/referrals/ask`}>
                  {t('Ask for support')}
                </a>
              </h2>
              <p className="lw-tile__text">
                {t('Tell us what you would like. Somebody will get in touch within {{count}} working days.', { count: partnership.answersWithinDays })}
              </p>
            </div>
          </li>
        ) : null}
        {viewer?.hat ? (
          <li>
            <div className="lw-tile lw-tile--glad">
              <h2 className="lw-tile__title">
                <a className="lw-tile__link" href={paths.today(slug)}>
                  {t('Your page for today')}
                </a>
              </h2>
              <p className="lw-tile__text">{t('What is waiting for you here.')}</p>
            </div>
          </li>
        ) : null}
      </ul>
      {mayRefer ? (
        <p>
          {t('Do you know somebody who would like support?')} <a href={`/${slug}/referrals/introduce`}>{t('Introduce them, with their agreement')}</a>
        </p>
      ) : null}
    </Page>
  )
}
