import { BackLink } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { capitalised } from '../platform/words.ts'
import { assetUrl } from './assets.ts'
import { ProblemSummary } from './form/FormFields.tsx'
import type { Problem } from './form/form.ts'
import { palette } from './palette.ts'
import { Named } from './Said.tsx'
import { useVisit } from './visit.tsx'

/** Where somebody came from. */
export interface Back {
  href: string
  label: string
  /** It is a name, and is never translated. */
  isName?: boolean
}

interface PageProps {
  /** The one heading of the page, and the first part of its title. */
  title: string
  /** The title is a name, or words of somebody's, and is never translated. */
  isName?: boolean
  /** A heading of its own kind (a question is its own heading) is drawn by the page. */
  hasOwnHeading?: boolean
  back?: Back | undefined
  problems?: readonly Problem[] | undefined
  /** Questions and stories read best in a narrow column. */
  narrow?: boolean
  /** Styles of its own, beside those of every page: `map.css`. */
  stylesheet?: string
  /** Nothing leads away from it: no header, no navigation, no footer. For a device that others use. */
  alone?: boolean
  /** The address of its web app manifest, when it can be put on a home screen, and of the picture for that. */
  manifest?: string
  icon?: string
  children: ReactNode
}

/** What stands around every page. */
export function Page({ title, isName = false, hasOwnHeading = false, narrow = false, alone = false, children, ...more }: PageProps) {
  const { back, problems, stylesheet, manifest, icon } = more
  const { words, viewer, isDemo } = useVisit()
  const { t, language, direction } = words
  const titles = [title, viewer?.partnership.name, 'Livewell'].filter(Boolean).join(' – ')
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content={palette.brand} />
        <title>{problems?.length ? `${t('Error')}: ${titles}` : titles}</title>
        <link rel="stylesheet" href={assetUrl('livewell.css')} />
        {stylesheet ? <link rel="stylesheet" href={assetUrl(stylesheet)} /> : null}
        {manifest ? <link rel="manifest" href={manifest} crossOrigin="use-credentials" /> : null}
        {icon ? <link rel="apple-touch-icon" href={icon} /> : null}
        <link rel="icon" href={assetUrl('mark.svg')} type="image/svg+xml" />
      </head>
      <body>
        <div className="lw-page">
          <a className="nhsuk-skip-link" href="#main">
            {t('Skip to main content')}
          </a>
          {isDemo ? <DemoBar /> : null}
          {alone ? null : (
            <>
              <PageHeader />
              <PageNavigation />
            </>
          )}
          <main id="main" tabIndex={-1} className={`lw-main nhsuk-width-container${narrow ? ' lw-main--narrow' : ''}`}>
            {back ? <BackLink href={back.href}>{back.isName ? <Named>{back.label}</Named> : back.label}</BackLink> : null}
            <PageNotice />
            <ProblemSummary problems={problems} />
            {hasOwnHeading ? null : <h1 className="nhsuk-heading-l">{isName ? <Named>{title}</Named> : title}</h1>}
            {children}
          </main>
          {alone ? null : <PageFooter />}
        </div>
      </body>
    </html>
  )
}

function DemoBar() {
  const { t } = useVisit().words
  return (
    <div className="lw-demo-bar">
      <div className="nhsuk-width-container lw-demo-bar__inner">
        <p>{t('This is a demonstration. All people in it are made up, and its passwords are public: put nothing real in it.')}</p>
      </div>
    </div>
  )
}

function PageHeader() {
  const { viewer, account, words, path } = useVisit()
  const { t } = words
  return (
    <header className="lw-header">
      <div className="nhsuk-width-container lw-header__inner">
        <a className="lw-header__brand" href="/">
          <img className="lw-header__mark" src={assetUrl('mark.svg')} alt="" width="36" height="36" />
          <Named>Livewell</Named>
        </a>
        {viewer ? (
          <a className="lw-header__partnership" href={`/${viewer.partnership.slug}`}>
            <Named>{viewer.partnership.name}</Named>
          </a>
        ) : null}
        <div className="lw-header__account">
          {viewer?.hat ? (
            <span className="lw-header__acting">
              {t('Acting as')} <strong>{t(capitalised(viewer.hat))}</strong>
              {viewer.hats.length > 1 ? (
                <>
                  {' '}
                  <a href={`/${viewer.partnership.slug}/acting-as`}>{t('Change hat')}</a>
                </>
              ) : null}
            </span>
          ) : null}
          {account ? (
            <>
              <a href="/account">{t('Your account')}</a>
              <form method="post" action="/sign-out">
                <button type="submit" className="lw-button-link">
                  {t('Sign out')}
                </button>
              </form>
            </>
          ) : path.startsWith('/sign-in') ? null : (
            <a href="/sign-in">{t('Sign in')}</a>
          )}
        </div>
      </div>
    </header>
  )
}

function PageNavigation() {
  const { navigation, path, words } = useVisit()
  if (navigation.length === 0) return null
  // The longest address that begins this one is where we are.
  const here = navigation.filter(({ href }) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0]
  const isCrowded = navigation.length > MOST_LINKS
  const more = isCrowded ? navigation.filter(({ isSeldom }) => isSeldom) : []
  const linkTo = ({ label, href }: { label: string; href: string }) => (
    <li className="lw-nav__item" key={href}>
      <a className="lw-nav__link" href={href} aria-current={here?.href === href ? (path === href ? 'page' : 'true') : undefined}>
        {words.t(label)}
      </a>
    </li>
  )
  return (
    <nav className="lw-nav" aria-label={words.t('Main')}>
      <ul className="lw-nav__list nhsuk-width-container">
        {navigation.filter((item) => !more.includes(item)).map(linkTo)}
        {more.length > 0 ? (
          <li className="lw-nav__item">
            <details className="lw-nav__more">
              <summary className="lw-nav__link" data-current={here && more.includes(here) ? '' : undefined}>
                {words.t('More')}
              </summary>
              <ul className="lw-nav__panel">{more.map(linkTo)}</ul>
            </details>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** With more links than these, those that are seldom opened stand under “More”. */
const MOST_LINKS = 7

function PageNotice() {
  const { notice, words } = useVisit()
  if (!notice) return null
  // What was done, and under it, when there is more to say, a line for each thing.
  const [title = '', ...more] = notice.split('\n')
  return (
    <div className="lw-notice" role="status">
      <p className="lw-notice__title">{words.t(title)}</p>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

function PageFooter() {
  const { words, viewer } = useVisit()
  const { t } = words
  return (
    <footer className="lw-footer">
      <div className="nhsuk-width-container">
        <ul className="lw-footer__list">
          {/* On paper a link leads nowhere; the phone number does. */}
          {viewer ? (
            <li className="nhsuk-u-display-none-print">
              <a href={`/${viewer.partnership.slug}/urgent-help`}>{t('If you need help right now')}</a>
            </li>
          ) : null}
          {viewer?.partnership.phone ? (
            <li>
              {t('Phone us')}: <a href={`tel:${viewer.partnership.phone.replace(/\s/g, '')}`}>{viewer.partnership.phone}</a>
            </li>
          ) : null}
          <li className="nhsuk-u-display-none-print">{t('Livewell is open-source software under the MIT licence.')}</li>
        </ul>
      </div>
    </footer>
  )
}
