import { Button } from 'nhsuk-react-components'
import { ListPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { OneButton } from '../pages/Tellings.tsx'
import { paths } from '../paths.ts'
import { waysToIntroduce } from '../ways/ways.ts'

interface Link {
  id: string
  name: string
  code: string | null
}

/** The public links of organisations. */
export function LinksPage({ links }: { links: readonly Link[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Links and posters for referring')}
      lede={t('Whoever follows the link of an organisation can introduce somebody without an account. Made anew, the old link and its posters stop working.')}
      isEmpty={links.length === 0}
      empty={<p>{t('There is no organisation yet.')}</p>}
    >
      <ul className="lw-list">
        {links.map(({ id, name, code }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <Named>{name}</Named>
            </h2>
            {code ? (
              <p>
                <a href={paths.poster(slug, id)} aria-label={t('Poster of {{name}}', { name })}>
                  {t('Poster and card, to print')}
                </a>
              </p>
            ) : null}
            <OneButton secondary action={paths.makeLink(slug, id)} label={code ? t('Make the link anew') : t('Make a link')} />
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** To print and put up: the code to scan, and the address to type. */
export function PosterPage({ name, url, picture }: { name: string; url: string; picture: string }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  return (
    <Page title={t('Introduce somebody to us, for {{name}}', { name })} back={{ href: paths.links(slug), label: t('Links and posters for referring') }} narrow>
      <div className="lw-poster">
        <p className="lw-poster__summary">
          {t('Do you know somebody who would like company, something to do, or somebody to talk to? Ask them, and introduce them here. It takes two minutes.')}
        </p>
        <p>
          <img className="lw-poster__code" src={picture} alt={t('A code to scan with a phone')} width={220} height={220} />
        </p>
        <p className="lw-poster__fact">
          <strong translate="no">{url}</strong>
        </p>
        {viewer?.partnership.phone ? <p className="lw-poster__fact">{t('Or ring us on {{phone}}.', { phone: viewer.partnership.phone })}</p> : null}
      </div>
    </Page>
  )
}

/** Where the link of an organisation leads: how somebody knows the person they introduce. */
export function ThroughPage({ name, code }: { name: string; code: string }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Introduce somebody, for {{name}}', { name })} narrow>
      <p className="nhsuk-lede-text">{t('Ask them first: we only get in touch with people who agreed. How do you know them?')}</p>
      <ul className="lw-list">
        {waysToIntroduce.map(({ address, title, about }) => (
          <li className="lw-list__item" key={address}>
            <form method="post" action={paths.through(slug, code)}>
              <p className="lw-list__meta">{t(about)}</p>
              <Button type="submit" secondary name="way" value={address}>
                {t(title)}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Page>
  )
}
