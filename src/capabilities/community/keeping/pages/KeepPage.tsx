import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Entry, EntryPlace } from '../../entry.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { asReadForm } from '../forms/keep.ts'
import { AsRead, ClosedForNow } from './AsRead.tsx'

/** Where everything that can be said of an entry is said: with a link in hand, or signed in. */
export interface Doing {
  start: string
  change: string
  places: string
  times: string
  close: string
  openAgain: string
  putToRest: string
  history: string
  suggestions: string
}

interface Props {
  entry: Entry
  places: readonly EntryPlace[]
  schedules: readonly Schedule[]
  doing: Doing
  waiting: number
  leave: string
  /** Where somebody who is signed in keeps it with their account, when they do not yet. */
  signedIn: string | undefined
}

/** What a keeper sees behind the link of a message: the page as everybody reads it, and what there is to say of it. */
export function KeepPage({ entry, places, schedules, doing, waiting, leave, signedIn }: Props) {
  const { t, day } = useVisit().words
  return (
    <ThingPage
      title={t('Is this still right?')}
      head={
        <p className="nhsuk-lede-text">
          {t('This is what everybody reads of')} <Named>{entry.name}</Named>.
        </p>
      }
      state={<ClosedForNow entry={entry} />}
      next={
        <>
          <p>{t('Last checked {{day}}.', { day: day(entry.lastCheckedOn) })}</p>
          {entry.state === 'open' ? null : (
            <form method="post" action={doing.openAgain}>
              <Button type="submit">{t('It is open again')}</Button>
            </form>
          )}
          <form method="post" action={doing.start}>
            <FormField form={asReadForm} answers={asReadForm.blank({ version: entry.version })} name="version" />
            <Button type="submit" secondary={entry.state !== 'open'}>
              {entry.state === 'at rest' ? t('Yes, it has stopped') : entry.state === 'open' ? t('Yes, still right') : t('Yes, still closed for now')}
            </Button>
          </form>
          {waiting > 0 ? (
            <p>
              <a href={doing.suggestions}>{t('{{count}} people have told us what is wrong. Read it', { count: waiting })}</a>
            </p>
          ) : null}
          <ul className="nhsuk-list">
            <li>
              <a href={doing.change}>{t('Change something')}</a>
            </li>
            <li>
              <a href={doing.times}>{t('Change when it meets, or say on which day it does not')}</a>
            </li>
            <li>
              <a href={doing.places}>{t('Change where it takes place')}</a>
            </li>
            {entry.state === 'open' ? (
              <li>
                <a href={doing.close}>{t('Closed for now, until…')}</a>
              </li>
            ) : null}
            {entry.state === 'at rest' ? null : (
              <li>
                <a href={doing.putToRest}>{t('It has stopped')}</a>
              </li>
            )}
            <li>
              <a href={doing.history}>{t('What it said before')}</a>
            </li>
            <li>
              <a href={leave}>{t('I am not the keeper any more')}</a>
            </li>
          </ul>
        </>
      }
    >
      <AsRead entry={entry} places={places} schedules={schedules} />
      {signedIn ? (
        <form method="post" action={signedIn}>
          <p>{t('You are signed in. Keep this page with your account, and you need no link.')}</p>
          <Button type="submit" secondary>
            {t('Keep it with my account')}
          </Button>
        </form>
      ) : null}
    </ThingPage>
  )
}
