import { Tag } from 'nhsuk-react-components'
import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Entry, EntryPlace } from '../../entry.ts'
import { scheduleInWords } from '../../schedule/inWords.ts'
import type { Schedule } from '../../schedule/schedule.ts'

interface Props {
  entry: Entry
  places: readonly EntryPlace[]
  schedules?: readonly Schedule[]
  /** Without what is empty. */
  onlySaid?: boolean
}

/** What anybody reads of an entry, in short: for looking whether it is still right, or the same as another. */
export function AsRead({ entry, places, schedules = [], onlySaid = false }: Props) {
  const { words, today } = useVisit()
  const { t } = words
  const where = places.map(({ name, address, postcode }) => [...new Set([name, address, postcode].filter(Boolean))].join(', ')).join('; ')
  const facts: [string, string][] = [
    [t('What it is'), entry.summary],
    [t('When'), [entry.whenItMeets, ...schedules.map((schedule) => scheduleInWords(schedule, words, today))].filter(Boolean).join('; ')],
    [t('Where'), where],
    [t('What it costs'), entry.cost || (entry.isFree ? t('It is free') : '')],
    [t('Who it suits'), entry.whoSuits],
    [t('What the first visit is like'), entry.firstVisit],
    [t('Getting in and around'), entry.access],
    [t('Who to ask'), entry.contactName],
    [t('Phone'), entry.contactPhone],
    [t('E-mail'), entry.contactEmail],
    [t('Website'), entry.website.replace(/^https?:\/\/|\/$/g, '')],
  ]
  return (
    <dl className="lw-facts lw-facts--stacked">
      {facts
        .filter(([, value]) => value || !onlySaid)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ? <Named>{value}</Named> : <span className="lw-quiet">{t('Nothing is said of this')}</span>}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Whether it is open, when it is not simply that. */
export function StateTag({ entry: { state } }: { entry: Pick<Entry, 'state'> }) {
  const { t } = useVisit().words
  if (state === 'open') return null
  return <Tag modifier={state === 'at rest' ? 'grey' : 'yellow'}>{state === 'at rest' ? t('Has stopped') : t('Closed for now')}</Tag>
}

/** Until when it is closed and why, for everybody who finds it. */
export function ClosedForNow({ entry }: { entry: Pick<Entry, 'state' | 'closedBecause' | 'closedUntil'> }) {
  const { t, day } = useVisit().words
  if (entry.state !== 'closed for now') return null
  return (
    <p>
      <StateTag entry={entry} /> {entry.closedUntil ? t('Closed until {{day}}.', { day: day(entry.closedUntil) }) : t('Nobody knows yet when it opens again.')}{' '}
      <Named>{entry.closedBecause}</Named>
    </p>
  )
}
