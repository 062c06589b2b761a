import { Button, Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { crisisPaths } from '../../crisis/paths.ts'
import { guidePaths } from '../../guides/paths.ts'
import { WaitsToBeDeleted } from '../../keeping/pages/KeepingPages.tsx'
import { keepingPaths } from '../../keeping/paths.ts'
import { offlinePaths } from '../../offline/paths.ts'
import { paths as goalPaths } from '../../paths.ts'
import { sharingPaths } from '../../sharing/paths.ts'
import { kindOf } from '../kinds.ts'
import { bookPaths as paths } from '../paths.ts'
import type { PlanPageShown } from '../planPage.ts'
import { PageTitle } from './PageTitle.tsx'

/** Somebody's own plan: its pages in their order, and what can be done with them. */
export function MyPlanPage({ pages, forgetOn }: { pages: readonly PlanPageShown[]; forgetOn: Day | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const inUse = pages.filter(({ face }) => !face.isResting)
  const resting = pages.filter(({ face }) => face.isResting)
  return (
    <ListPage
      title={t('My plan')}
      lede={t('It is yours. Nobody reads any of it until you share it, and you see who has looked.')}
      filters={forgetOn ? <WaitsToBeDeleted on={forgetOn} /> : null}
      actions={
        <ul className="lw-list__actions">
          <li>
            <a className="nhsuk-button" href={paths.add(slug)}>
              {t('Add a page')}
            </a>
          </li>
          <li>
            <a href={sharingPaths.mine(slug)}>{t('Who I share with')}</a>
          </li>
          <li>
            <a href={crisisPaths.mine(slug)}>{t('My crisis card')}</a>
          </li>
          <li>
            <a href={goalPaths.mine(slug)}>{t('My goals')}</a>
          </li>
          <li>
            <a href={paths.ideas(slug)}>{t('Get ideas')}</a>
          </li>
          <li>
            <a href={guidePaths.shelf(slug)}>{t('Guides to slip in')}</a>
          </li>
          <li>
            <a href={offlinePaths.device(slug)}>{t('Keep it on this device')}</a>
          </li>
          <li>
            <a href={keepingPaths.takeAway(slug)}>{t('Take it away, or delete it')}</a>
          </li>
          <li>
            <a href={paths.removed(slug)}>{t('Pages I took out')}</a>
          </li>
        </ul>
      }
      isEmpty={pages.length === 0}
      empty={
        <>
          <p>{t('There is no page in your plan yet. Begin anywhere: many people start with what matters to them.')}</p>
          <p>{t('You need not fill in everything, or anything. Write as little as you like, and come back when you want to.')}</p>
        </>
      }
      next={undefined}
    >
      <Pages pages={inUse} />
      {resting.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">{t('At rest')}</h2>
          <Pages pages={resting} />
        </>
      ) : null}
    </ListPage>
  )
}

function Pages({ pages }: { pages: readonly PlanPageShown[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ol className="lw-list">
      {pages.map((page, index) => (
        <li className="lw-list__item" key={page.id}>
          <h2 className="lw-list__title">
            <a href={paths.page(slug, page.id)}>
              <PageTitle kind={page.kind} title={page.face.title} />
            </a>
          </h2>
          <p className="lw-list__text">{t(kindOf(page.kind).about)}</p>
          <div className="lw-list__tags">
            <PageTags page={page} />
          </div>
          <div className="lw-list__actions">
            {index > 0 ? <Move page={page} to="up" /> : null}
            {index < pages.length - 1 ? <Move page={page} to="down" /> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Who can see a page. */
export function PageTags({ page }: { page: Pick<PlanPageShown, 'sharedWith' | 'sharedTokens' | 'inEmergency'> }) {
  const { t } = useVisit().words
  // A page that a card opens has the card's mark among its tokens; that is said by itself.
  const isShared = page.sharedWith.length > 0 || page.sharedTokens.length > (page.inEmergency ? 1 : 0)
  return (
    <>
      <Tag modifier="white">{isShared ? t('Shared') : t('Only you can see it')}</Tag>{' '}
      {page.inEmergency ? <Tag modifier="orange">{t('Opens in an emergency')}</Tag> : null}
    </>
  )
}

function Move({ page, to }: { page: PlanPageShown; to: 'up' | 'down' }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <form className="lw-inline-form" method="post" action={paths.move(slug, page.id)}>
      <input type="hidden" name="to" value={to} />
      <button type="submit" className="lw-button-link">
        {to === 'up' ? t('Move up') : t('Move down')}
        <span className="nhsuk-u-visually-hidden">
          {': '}
          <PageTitle kind={page.kind} title={page.face.title} />
        </span>
      </button>
    </form>
  )
}

/** Pages that were taken out, and can be put back. */
export function RemovedPagesPage({ pages }: { pages: readonly PlanPageShown[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Pages I took out')}
      back={{ href: paths.mine(slug), label: t('My plan') }}
      isEmpty={pages.length === 0}
      empty={<p>{t('You have taken out no page.')}</p>}
      next={undefined}
    >
      <ul className="lw-list">
        {pages.map((page) => (
          <li className="lw-list__item" key={page.id}>
            <h2 className="lw-list__title">
              <PageTitle kind={page.kind} title={page.face.title} />
            </h2>
            <div className="lw-list__actions">
              <form className="lw-inline-form" method="post" action={paths.putBack(slug, page.id)}>
                <Button type="submit" secondary small>
                  {t('Put it back')}
                  <span className="nhsuk-u-visually-hidden">
                    {': '}
                    <PageTitle kind={page.kind} title={page.face.title} />
                  </span>
                </Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
