import { Button } from 'nhsuk-react-components'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { bookPaths } from '../../book/paths.ts'
import type { PlanPage } from '../../book/planPage.ts'
import { paperPaths } from '../../paper/paths.ts'
import { looks, sizes } from '../../paper/sizes.ts'
import { SharedPages } from '../../sharing/pages/SharingPages.tsx'
import { PAUSE_DAYS } from '../forget.ts'
import { keepingPaths as paths } from '../paths.ts'

/** Ways to take a plan away. */
export function TakeAwayPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Take my plan away')} back={{ href: bookPaths.mine(slug), label: t('My plan') }} narrow>
      <ul>
        <li>
          <a href={paths.print(slug)}>{t('On paper: a page to print')}</a>
        </li>
        {sizes.map((size) => (
          <li key={size}>
            <a href={paperPaths.mine(slug, size)}>
              {t('On paper (PDF)')}: {t(looks[size].label)}
            </a>
            <p className="lw-quiet">{t(looks[size].hint)}</p>
          </li>
        ))}
        <li>
          <a href={paths.file(slug)}>{t('As a file that other programs can read (JSON)')}</a>
        </li>
      </ul>
      <p>
        <a href={paperPaths.choose(slug)}>{t('Blank pages to write on by hand')}</a>
      </p>
      <h2 className="nhsuk-heading-m">{t('Delete it')}</h2>
      <p>{t('You can delete the whole plan whenever you like.')}</p>
      <p>
        <a href={paths.remove(slug)}>{t('Delete my plan')}</a>
      </p>
    </Page>
  )
}

/** The whole plan, one page after another, made to be printed. */
export function PrintPlanPage({ pages }: { pages: readonly PlanPage[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('My plan, to print')} back={{ href: paths.takeAway(slug), label: t('Take my plan away') }} narrow>
      <p className="nhsuk-u-display-none-print">{t('Print this page with your browser. Whoever finds the paper can read it: keep it where you want it.')}</p>
      <SharedPages pages={pages.filter(({ content }) => !content.isResting)} forPrint />
    </Page>
  )
}

/** Deleting the whole plan, after a pause. */
export function DeletePlanPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Delete your whole plan?')} back={{ href: paths.takeAway(slug), label: t('Take my plan away') }} narrow>
      <p>{t('From now on nobody else can see any of it, and your crisis card opens nothing.')}</p>
      <p>{t('For {{days}} days you can change your mind. After that it cannot be brought back by anybody.', { days: PAUSE_DAYS })}</p>
      <p>
        {t('Your goals go with it, also those that you share with your team. The record that your team keeps of supporting you is not part of this and stays.')}
      </p>
      <form method="post" action={paths.remove(slug)}>
        <Button type="submit" warning>
          {t('Delete my plan')}
        </Button>
      </form>
    </Page>
  )
}

/** A plan that waits to be deleted: until when it can be kept. */
export function WaitsToBeDeleted({ on }: { on: Day }) {
  const { t, day } = useVisit().words
  return (
    <div className="lw-notice">
      <p className="lw-notice__title">{t('Your plan will be deleted on {{day}}', { day: day(on) })}</p>
      <p>{t('Nobody else can see any of it now.')}</p>
      <form method="post" action={paths.keep(useSlug())}>
        <Button type="submit">{t('Keep my plan')}</Button>
      </form>
    </div>
  )
}
