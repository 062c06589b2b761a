import { Button } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { dayIn } from '../../../../platform/clock.ts'
import { paths } from '../../paths.ts'
import { findWay } from '../../ways/ways.ts'
import type { Draft } from '../draft.ts'

/** What somebody is still writing: theirs alone. */
export function DraftsPage({ drafts }: { drafts: readonly Draft[] }) {
  const { words, viewer } = useVisit()
  const { t, day, moment } = words
  const slug = useSlug()
  const isKept = viewer?.membershipId !== undefined
  return (
    <ListPage
      title={t('What you are still writing')}
      lede={
        isKept
          ? t('Only you see it, and it is forgotten after some days.')
          : t('It is kept for this browser alone, and forgotten after some days. When others use this device, forget it yourself before you go.')
      }
      isEmpty={drafts.length === 0}
      empty={<p>{t('Nothing. What you begin and do not send is found here.')}</p>}
    >
      <ul className="lw-list">
        {drafts.map((draft) => {
          const name = typeof draft.typed['name'] === 'string' ? draft.typed['name'].trim() : ''
          const title = t(findWay(draft.wayIn)?.title ?? '')
          return (
            <li className="lw-list__item" key={draft.id}>
              <h2 className="lw-list__title">
                <a href={paths.draft(slug, draft.id)}>
                  {title}
                  {name ? (
                    <>
                      {': '}
                      <Named>{name}</Named>
                    </>
                  ) : null}
                </a>
              </h2>
              <p className="lw-list__meta">
                {moment(draft.changedAt)}. {t('Kept until {{day}}', { day: day(dayIn(viewer?.partnership.timeZone ?? 'Europe/London', draft.expiresAt)) })}
              </p>
              <form method="post" action={paths.forgetDraft(slug, draft.id)}>
                <Button type="submit" secondary small>
                  {t('Forget it')}
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </ListPage>
  )
}
