import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { bookPaths } from '../../book/paths.ts'
import { slipInForm } from '../forms.ts'
import { guidePaths as paths } from '../paths.ts'
import type { Guide, Shelf } from '../shelf.ts'

/** Short guides that somebody can slip into their plan. */
export function ShelfPage({ shelves }: { shelves: readonly Shelf[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Guides to slip in')}
      lede={t('Short guides. Read one, and if it is any use to you, slip it into your plan. Then it is a page of yours: change it as you like.')}
      back={{ href: bookPaths.mine(slug), label: t('My plan') }}
      isEmpty={shelves.length === 0}
      empty={<p>{t('There is no guide here just now.')}</p>}
      next={undefined}
    >
      {shelves.map(({ title, guides }) => (
        <section key={title}>
          <h2 className="nhsuk-heading-m">{t(title)}</h2>
          <ul className="lw-list">
            {guides.map((guide) => (
              <li className="lw-list__item" key={guide.id}>
                <h3 className="lw-list__title">
                  <a href={paths.guide(slug, guide.id)}>{t(guide.title)}</a>
                </h3>
                <p className="lw-list__text">{t(guide.about)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={bookPaths.ideas(slug)}>{t('Five ways to feel well: get ideas')}</a>
      </p>
    </ListPage>
  )
}

/** A guide to read, and to slip in. */
export function GuidePage({ guide, answers }: { guide: Guide; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t(guide.title)} back={{ href: paths.shelf(slug), label: t('Guides to slip in') }} narrow>
      <p className="nhsuk-lede-text">{t(guide.about)}</p>
      {guide.parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h2 className="nhsuk-heading-m">{t(heading)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </section>
      ))}
      <AskForm form={slipInForm} answers={answers} action={paths.slipIn(slug, guide.id)} submit="Slip it into my plan" />
    </Page>
  )
}
