import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { Entry } from '../entry.ts'
import { clearDayForm, dayApartForm, removeForm } from '../forms/times.ts'
import type { TimesAt } from '../paths.ts'
import { hoursInWords, scheduleInWords } from '../schedule/inWords.ts'
import type { Exception, Schedule } from '../schedule/schedule.ts'

interface TimesProps {
  entry: Entry
  schedules: readonly Schedule[]
  exceptions: readonly Exception[]
  /** Where they are kept: with an account, or by a link. */
  at: TimesAt
  back: string
}

/** When something meets, each time with its days apart: for whoever keeps it. */
export function TimesPage({ entry, schedules, exceptions, at, back }: TimesProps) {
  const { t } = useVisit().words
  return (
    <ListPage
      title={t('When it meets')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: back, label: t('Back to the page') }}
      actions={
        <p>
          <Button href={at.add}>{t('Add when it meets')}</Button>
        </p>
      }
      isEmpty={schedules.length === 0}
      empty={<p>{t('Add when it meets, and people see the next dates and can put it into their calendar.')}</p>}
    >
      <ul className="lw-list">
        {schedules.map((schedule) => (
          <OneSchedule
            key={schedule.id}
            at={at}
            entry={entry}
            schedule={schedule}
            exceptions={exceptions.filter(({ scheduleId }) => scheduleId === schedule.id)}
          />
        ))}
      </ul>
    </ListPage>
  )
}

function OneSchedule({ at, entry, schedule, exceptions }: Pick<TimesProps, 'at' | 'entry' | 'exceptions'> & { schedule: Schedule }) {
  const { words, today } = useVisit()
  const { t } = words
  return (
    <li className="lw-list__item">
      <h2 className="lw-list__title">
        <a href={at.one(schedule.id)}>{scheduleInWords(schedule, words, today) || t('No fixed time')}</a>
      </h2>
      {schedule.note ? (
        <p className="lw-list__text" translate="no" dir="auto">
          {schedule.note}
        </p>
      ) : null}
      {exceptions.map((exception) => (
        <div className="lw-list__meta" key={exception.day}>
          <ExceptionInWords exception={exception} />{' '}
          <form className="lw-inline-form" method="post" action={at.removeDay(schedule.id)}>
            {Object.entries(clearDayForm.blank({ version: entry.version, day: exception.day }).typed).map(([name, value]) => (
              <input key={name} type="hidden" name={name} defaultValue={value} />
            ))}
            <button type="submit" className="lw-button-link">
              {t('Take this day away')}
            </button>
          </form>
        </div>
      ))}
      <div className="lw-list__actions">
        <a href={at.days(schedule.id)}>{t('Add a day off, or an extra day')}</a>
        <form className="lw-inline-form" method="post" action={at.remove(schedule.id)}>
          <FormField form={removeForm} answers={removeForm.blank({ version: entry.version })} name="version" />
          <button type="submit" className="lw-button-link">
            {t('It does not meet at this time any more')}
          </button>
        </form>
      </div>
    </li>
  )
}

/** "Not on Thursday 24 December: the hall is closed." */
function ExceptionInWords({ exception }: { exception: Exception }) {
  const { words } = useVisit()
  const { t, day } = words
  const { because, happens } = exception
  const on = { day: day(exception.day), hours: hoursInWords(exception, words) }
  return (
    <>
      {happens ? (on.hours ? t('On {{day}}, {{hours}}', on) : t('Also on {{day}}', on)) : t('Not on {{day}}', on)}
      {because ? (
        <>
          : <Named>{because}</Named>
        </>
      ) : null}
      .
    </>
  )
}

interface ScheduleProps {
  at: TimesAt
  entry: Entry
  schedule?: Schedule
  form: Form<any>
  answers: Answers<any>
  /** What it says now, when somebody else changed it first. */
  theirs?: Answers<any>
}

/** When something meets. */
export function SchedulePage({ at, entry, schedule, form, answers, theirs }: ScheduleProps) {
  const { words, today } = useVisit()
  const { t } = words
  return (
    <QuestionPage
      title={schedule ? t('Change when it meets') : t('Add when it meets')}
      lede={schedule ? scheduleInWords(schedule, words, today) : <Named>{entry.name}</Named>}
      back={{ href: at.list, label: t('When it meets') }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={schedule ? at.one(schedule.id) : at.add}
      submit="Save"
    />
  )
}

/** A day off, an extra day, or one at another time. */
export function DayApartPage({ at, schedule, answers }: { at: TimesAt; schedule: Schedule; answers: Answers<any> }) {
  const { words, today } = useVisit()
  const { t } = words
  return (
    <QuestionPage
      title={t('A day that is different')}
      lede={scheduleInWords(schedule, words, today)}
      back={{ href: at.list, label: t('When it meets') }}
      form={dayApartForm}
      answers={answers}
      action={at.days(schedule.id)}
      submit="Save"
    />
  )
}
