import { Button } from 'nhsuk-react-components'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { freshnessOf, type KeepingRules } from '../freshness.ts'
import type { Keeper } from '../keeper.ts'
import { keepingPaths } from '../paths.ts'

/** What whoever keeps an entry knows about it. */
export interface Kept {
  rules: KeepingRules
  waiting: number
  /** Only for those who look after the whole directory. */
  keeper: Keeper | undefined
  maySetKeeper: boolean
}

/** For whoever keeps it: how fresh it is, who is asked, what else there is to say of it. */
export function KeptTrue({ entry, kept }: { entry: Entry; kept: Kept }) {
  const { words, today } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const { freshness, days, daysLeft } = freshnessOf(entry.lastCheckedOn, today as string, kept.rules)
  const { keeper, maySetKeeper, waiting } = kept
  return (
    <section className="nhsuk-u-margin-top-5 nhsuk-u-display-none-print" aria-labelledby="kept-true">
      <h2 className="nhsuk-heading-m" id="kept-true">
        {t('Keeping this page true')}
      </h2>
      <p>
        {freshness === 'hidden'
          ? t('Nobody finds this page now: it was checked {{days}} days ago.', { days })
          : t('Checked {{days}} days ago. Without a check it is hidden in {{daysLeft}} days.', { days, daysLeft })}
      </p>
      {maySetKeeper ? (
        <p>
          {keeper ? (
            <>
              Kept by <Named>{keeper.name}</Named>
              {keeper.phone ? `, ${keeper.phone}` : ''}
              {keeper.askedOn ? `, last asked ${day(keeper.askedOn)}` : ''}.{' '}
            </>
          ) : entry.groupId ? (
            'The leader of the group keeps it. '
          ) : (
            'Nobody keeps it yet. '
          )}
          <a href={keepingPaths.keeper(slug, entry.id)}>{keeper ? 'Change the keeper' : 'Say who keeps it'}</a>
        </p>
      ) : null}
      {keeper?.email ? (
        <form method="post" action={keepingPaths.askKeeper(slug, entry.id)}>
          <Button type="submit" secondary>
            Ask them whether it is still right
          </Button>
        </form>
      ) : null}
      {entry.state === 'open' ? null : (
        <form method="post" action={keepingPaths.openAgain(slug, entry.id)}>
          <Button type="submit" secondary>
            {t('It is open again')}
          </Button>
        </form>
      )}
      <ul className="nhsuk-list">
        {waiting > 0 ? (
          <li>
            <a href={keepingPaths.suggestions(slug, entry.id)}>{t('{{count}} people have told us what is wrong. Read it', { count: waiting })}</a>
          </li>
        ) : null}
        {entry.state === 'open' ? (
          <li>
            <a href={keepingPaths.close(slug, entry.id)}>{t('Closed for now, until…')}</a>
          </li>
        ) : null}
        {entry.state === 'at rest' ? null : (
          <li>
            <a href={keepingPaths.putToRest(slug, entry.id)}>{t('It has stopped')}</a>
          </li>
        )}
        <li>
          <a href={keepingPaths.history(slug, entry.id)}>{t('What it said before')}</a>
        </li>
      </ul>
    </section>
  )
}
