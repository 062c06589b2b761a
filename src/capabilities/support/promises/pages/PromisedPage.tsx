import { HomePage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'

interface Kept {
  id: string
  personId: string
  personName: string
  words: string
}

interface Props {
  promises: readonly (Kept & { untilOn: Day })[]
  reminders: readonly (Kept & { remindOn: Day })[]
}

/** Everything a worker promised, and everything they want to be reminded of. */
export function PromisedPage({ promises, reminders }: Props) {
  const slug = useSlug()
  const { words, today } = useVisit()
  return (
    <HomePage title="Promised, and to be reminded of">
      <section>
        <h2>Promised</h2>
        <Things
          rows={promises.map((row) => ({
            ...row,
            when: `Until ${words.day(row.untilOn)}`,
            isLate: row.untilOn < today,
            action: paths.promiseDone(slug, row.id),
          }))}
          empty="You have kept every promise."
        />
      </section>
      <section>
        <h2>To be reminded of</h2>
        <Things
          rows={reminders.map((row) => ({ ...row, when: words.day(row.remindOn), isLate: false, action: paths.reminderDone(slug, row.id) }))}
          empty="Nothing. “Remind me” stands on each person’s page."
        />
      </section>
    </HomePage>
  )
}

function Things({ rows, empty }: { rows: readonly (Kept & { when: string; isLate: boolean; action: string })[]; empty: string }) {
  const slug = useSlug()
  if (rows.length === 0) return <p className="lw-empty">{empty}</p>
  return (
    <ul className="lw-list lw-list--dense">
      {rows.map(({ id, personId, personName, words: said, when, isLate, action }) => (
        <li className="lw-list__item" key={id}>
          <h3 className="lw-list__title">
            <a href={peoplePaths.person(slug, personId)}>
              <Named>{personName}</Named>
              <span className="nhsuk-u-visually-hidden">, {said}</span>
            </a>
          </h3>
          <p className="lw-list__meta">
            <Named>{said}</Named> {when}
          </p>
          <form method="post" action={action}>
            <button type="submit" className="lw-button-link">
              Done
              <span className="nhsuk-u-visually-hidden">: {said}</span>
            </button>
          </form>
          <div className="lw-list__tags">{isLate ? <strong className="nhsuk-tag nhsuk-tag--orange">Late</strong> : null}</div>
        </li>
      ))}
    </ul>
  )
}
