import { Page } from '../../../design/Page.tsx'
import { type Tile, Tiles } from '../../../design/Tiles.tsx'
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
  const tiles: Tile[] = [
    {
      href: `/${slug}/community`,
      title: t('Find something near you'),
      text: t('Groups, clubs and places where you are welcome. You do not need an account.'),
    },
  ]
  if (mayRefer) {
    tiles.push({
      href: `/${slug}/referrals/ask`,
      title: t('Ask for support'),
      text: t('Tell us what you would like. Somebody will get in touch within {{count}} working days.', { count: partnership.answersWithinDays }),
    })
  }
  if (viewer?.hat) tiles.push({ href: paths.today(slug), title: t('Your page for today'), text: t('What is waiting for you here.'), isGlad: true })
  return (
    <Page title={t('Live well in {{place}}', { place: partnership.name })}>
      {partnership.about ? (
        <p className="nhsuk-lede-text" translate="no">
          {partnership.about}
        </p>
      ) : null}
      <Tiles tiles={tiles} />
      {mayRefer ? (
        <p>
          {t('Do you know somebody who would like support?')} <a href={`/${slug}/referrals/introduce`}>{t('Introduce them, with their agreement')}</a>
        </p>
      ) : null}
    </Page>
  )
}
