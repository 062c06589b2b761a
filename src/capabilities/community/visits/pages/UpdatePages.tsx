import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage, ThingPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import type { Words } from '../../../../platform/words.ts'
import { weeklyUpdateForm } from '../forms/weeklyUpdate.ts'
import { paths } from '../paths.ts'
import type { listUpdates } from '../queries/updates.ts'
import type { Week, WeeklyUpdate } from '../visit.ts'

interface ListProps {
  updates: Awaited<ReturnType<typeof listUpdates>>
  next: string | undefined
  /** The weeks this viewer may write about, when they write any. */
  thisWeek: Day | undefined
}

/** What workers did in the community, a page each week. */
export function UpdatesPage({ updates, next, thisWeek }: ListProps) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Weekly updates')}
      lede={t('What workers did in the community, week by week. No person is named.')}
      actions={thisWeek ? <Button href={paths.writeUpdate(slug, thisWeek)}>{t('Your update of this week')}</Button> : null}
      isEmpty={updates.length === 0}
      empty={<p>{t('No update has been published yet.')}</p>}
      next={next}
    >
      <ul className="lw-list">
        {updates.map((update) => (
          <li className="lw-list__item" key={update.id}>
            <h2 className="lw-list__title">
              <a href={paths.update(slug, update.id)}>
                {t('Week of {{day}}', { day: day(update.weekOn) })}, <Named>{update.byName}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">{figuresOf(update, t)}</p>
            {update.ownWords ? (
              <p className="lw-list__text">
                <Named>{update.ownWords.length > 240 ? `${update.ownWords.slice(0, 240)}…` : update.ownWords}</Named>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

type Counted = Pick<WeeklyUpdate, 'visits' | 'groupsMoved' | 'gapsNoticed' | 'landed'>

const figuresOf = ({ visits, groupsMoved, gapsNoticed, landed }: Counted, t: Words['t']) =>
  t('Visits: {{visits}}. Groups begun or moved on: {{groups}}. Gaps noticed: {{gaps}}. Introductions that landed: {{landed}}.', {
    visits,
    groups: groupsMoved,
    gaps: gapsNoticed,
    landed,
  })

/** One published week. */
export function UpdatePage({ update, isMine }: { update: WeeklyUpdate; isMine: boolean }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={t('Week of {{day}}', { day: day(update.weekOn) })}
      back={{ href: paths.updates(slug), label: t('Weekly updates') }}
      state={
        <p>
          <Named>{update.byName}</Named>
        </p>
      }
      next={isMine ? <a href={paths.writeUpdate(slug, update.weekOn)}>{t('Change your update')}</a> : null}
    >
      {update.ownWords ? <Said>{update.ownWords}</Said> : null}
      <Lines lines={update.lines} />
      <p className="lw-quiet">{figuresOf(update, t)}</p>
    </ThingPage>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((line, i) => (
        // Two visits to one place in a week are two lines that say the same.
        <li key={i}>
          <Named>{line}</Named>
        </li>
      ))}
    </ul>
  )
}

interface WriteProps {
  weekOn: Day
  week: Week
  answers: Answers<any>
  there: WeeklyUpdate | undefined
  theirs?: Answers<any>
}

/** Writing one's week: what was written down stands there already, and a few words of one's own are added. */
export function WriteUpdatePage({ weekOn, week, answers, there, theirs }: WriteProps) {
  const { day } = useVisit().words
  const slug = useSlug()
  const isPublished = there?.state === 'published'
  return (
    <Page title={`Your week in the community: ${day(weekOn)}`} back={{ href: paths.updates(slug), label: 'Weekly updates' }} problems={answers.problems} narrow>
      {theirs ? <TwoVersions form={weeklyUpdateForm} theirs={theirs} yours={answers} /> : null}
      <h2 className="nhsuk-heading-m">What you wrote down this week</h2>
      {week.lines.length === 0 ? (
        <p className="lw-empty">
          Nothing yet. <a href={paths.writeDown(slug)}>Write down a visit</a>, and it stands here by itself.
        </p>
      ) : (
        <Lines lines={week.lines} />
      )}
      <form method="post" action={paths.writeUpdate(slug, weekOn)} noValidate>
        {['id', 'version', 'ownWords'].map((name) => (
          <FormField key={name} form={weeklyUpdateForm} answers={answers} name={name} />
        ))}
        <div className="lw-list__actions">
          <Button type="submit" name="next" value="publish">
            {isPublished ? 'Publish the change' : 'Publish'}
          </Button>
          {isPublished ? null : (
            <Button type="submit" name="next" value="keep" secondary>
              Keep for later
            </Button>
          )}
        </div>
      </form>
      <p className="lw-quiet">The team, the coproduction group and the evaluation read it. It names places and groups, and no person.</p>
    </Page>
  )
}
