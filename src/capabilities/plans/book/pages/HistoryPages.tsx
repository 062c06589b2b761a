import { Button } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Content } from '../document.ts'
import { bookPaths as paths } from '../paths.ts'
import type { PlanPage } from '../planPage.ts'
import type { Change } from '../queries.ts'
import { PageTitle } from './PageTitle.tsx'
import { PageBody } from './ReadPlanPage.tsx'

/** When a page changed, and by whom. */
export function HistoryPage({ page, changes, hasMore }: { page: PlanPage; changes: readonly Change[]; hasMore: boolean }) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  const last = changes.at(-1)
  return (
    <ListPage
      title={t('What the page said before')}
      lede={t('Only you see this. Look at any of them, and bring it back if you like it better.')}
      back={{ href: paths.page(slug, page.id), label: t('Back to the page') }}
      isEmpty={changes.length === 0}
      empty={<p>{t('There is nothing earlier.')}</p>}
      next={hasMore && last ? `${paths.history(slug, page.id)}?before=${last.version}` : undefined}
    >
      <ol className="lw-list lw-list--dense">
        {changes.map(({ version, at, byName }) => (
          <li className="lw-list__item" key={version}>
            <a href={paths.asItWas(slug, page.id, version)}>
              {moment(at)}
              <span className="nhsuk-u-visually-hidden">{t(', change {{version}}', { version })}</span>
            </a>{' '}
            <span className="lw-quiet">
              {version === page.version ? t('As it is now.') : null} {t('Saved by')} <Named>{byName}</Named>
            </span>
          </li>
        ))}
      </ol>
    </ListPage>
  )
}

interface AsItWas {
  page: PlanPage
  was: Change & { content: Content }
  /** Pictures and voice notes that were not deleted since. */
  stillThere: ReadonlySet<string> | undefined
}

/** A page as it was. */
export function AsItWasPage({ page, was, stillThere }: AsItWas) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  return (
    <Page
      title={t('The page on {{when}} (change {{version}})', { when: moment(was.at), version: was.version })}
      back={{ href: paths.history(slug, page.id), label: t('What the page said before') }}
      narrow
    >
      <p className="lw-quiet">
        <PageTitle kind={page.kind} title={was.content.title} />
      </p>
      <PageBody page={{ ...page, content: was.content }} stillThere={stillThere} />
      {was.version === page.version ? (
        <p>{t('This is how it is now.')}</p>
      ) : (
        <form method="post" action={paths.sayAgain(slug, page.id, was.version)}>
          <Button type="submit">{t('Bring this back')}</Button>
          <p className="lw-quiet">{t('What it says now stays here, among what it said before.')}</p>
        </form>
      )}
    </Page>
  )
}
