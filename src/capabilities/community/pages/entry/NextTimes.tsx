import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { foldName } from '../../../../platform/fold.ts'
import type { Entry } from '../../entry.ts'
import { stateOn } from '../../keeping/freshness.ts'
import type { EntryParts } from '../../parts.ts'
import { hoursInWords, scheduleInWords } from '../../schedule/inWords.ts'
import { type Meeting, nextOf } from '../../schedule/nextDates.ts'

const SHOWN = 5

type Props = Pick<EntryParts, 'schedules' | 'exceptions' | 'places' | 'nation'> & { entry: Entry }

/** When it takes place: in a sentence for each schedule, and the next days, with those on which it does not meet and why. */
export function NextTimes({ entry, schedules, exceptions, places, nation }: Props) {
  const { words, today } = useVisit()
  const { t } = words
  const said = schedules.map((schedule) => ({ schedule, sentence: scheduleInWords(schedule, words, today) })).filter(({ sentence }) => sentence)
  if (said.length === 0 && !entry.whenItMeets) return null
  const from = closedThrough(entry, today)
  const meetings = from ? nextOf(schedules, exceptions, { from, count: SHOWN, nation }) : []
  const placeOf = (placeId: string | null) => (places.length > 1 ? places.find(({ id }) => id === placeId)?.name : undefined)
  return (
    <section aria-labelledby="when">
      <h2 className="nhsuk-heading-m" id="when">
        {t('When')}
      </h2>
      {said.map(({ schedule, sentence }) => (
        <p key={schedule.id}>
          {sentence}. {placeOf(schedule.placeId) ? <Named>{placeOf(schedule.placeId)}. </Named> : null}
          {schedule.note ? <Named>{schedule.note}</Named> : null}
        </p>
      ))}
      {saysMore(entry.whenItMeets, said) ? (
        <p translate="no" dir="auto">
          {entry.whenItMeets}
        </p>
      ) : null}
      {meetings.length > 0 ? (
        <>
          <h3 className="nhsuk-heading-s">{t('Next times')}</h3>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {meetings.map((meeting) => (
              <li key={`${meeting.scheduleId}${meeting.day}`}>
                <OneTime meeting={meeting} place={placeOf(meeting.placeId)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function OneTime({ meeting, place }: { meeting: Meeting; place: string | undefined }) {
  const { words } = useVisit()
  const { t, day } = words
  const { because } = meeting
  if (meeting.isOff) {
    return (
      <>
        <s>{day(meeting.day)}</s> <strong>{t('Not this time')}</strong>
        {because ? (
          <>
            : <Named>{because}</Named>
          </>
        ) : meeting.isBankHoliday ? (
          <>: {t('it is a bank holiday')}</>
        ) : null}
      </>
    )
  }
  return (
    <>
      {[day(meeting.day), hoursInWords(meeting, words)].filter(Boolean).join(', ')}
      {place ? (
        <>
          , <Named>{place}</Named>
        </>
      ) : null}
      {because ? (
        <>
          {' '}
          (<Named>{because}</Named>)
        </>
      ) : null}
    </>
  )
}

/** The first day on which it may take place; none while it is closed with no day to open again, or at rest. */
function closedThrough(entry: Entry, today: string): string | undefined {
  const state = stateOn(entry, today)
  if (state === 'open') return today
  return state === 'closed for now' && entry.closedUntil ? entry.closedUntil : undefined
}

/** Whether the words of whoever keeps it say anything that the sentences do not: "Thursdays, 10am" says nothing more. */
function saysMore(words: string, said: readonly { sentence: string }[]): boolean {
  const known = new Set(said.flatMap(({ sentence }) => foldName(sentence).split(' ')))
  return foldName(words)
    .split(' ')
    .some((word) => word !== '' && !known.has(word) && !known.has(word.replace(/s$/, '')))
}
