import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { timeInWords } from '../../../../platform/timeOfDay.ts'
import { partnershipPaths } from '../../../partnerships/index.ts'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import { MOST_CALLS } from '../call.ts'
import type { ToRing } from '../queries.ts'

interface Props {
  rows: readonly ToRing[]
  wrongNumbers: readonly { id: string; personId: string; personName: string }[]
  /** After how many tries it is time to write. */
  triesBeforeWriting: number
}

/** Whom a worker rings today. Numbers stand on the page of each call. */
export function CallListPage({ rows, wrongNumbers, triesBeforeWriting }: Props) {
  const slug = useSlug()
  return (
    <ListPage
      title="Call list"
      lede="Talks by phone that are due, and people you have not heard from. Those you tried today come last."
      back={{ href: partnershipPaths.today(slug), label: 'Today' }}
      isEmpty={rows.length === 0}
      empty={<p>Nobody is waiting for a call today.</p>}
      actions={rows.length === MOST_CALLS ? <p>These are the first {MOST_CALLS}. Others come when these are done.</p> : null}
    >
      <ul className="lw-list lw-list--dense">
        {rows.map((row) => (
          <li className="lw-list__item" key={row.id} id={`call-${row.id}`}>
            <h2 className="lw-list__title">
              <a href={paths.ring(slug, row.id)}>
                <Named>{row.personName}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <WhyToRing row={row} />
            </p>
            <div className="lw-list__tags">
              <Tags row={row} triesBeforeWriting={triesBeforeWriting} />
            </div>
          </li>
        ))}
      </ul>
      {wrongNumbers.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Numbers that are not theirs</h2>
          <ul className="nhsuk-list">
            {wrongNumbers.map(({ id, personId, personName }) => (
              <li key={id}>
                <a href={peoplePaths.changePerson(slug, personId)}>
                  Put the number of <Named>{personName}</Named> right
                </a>
                , or{' '}
                <a href={paths.ring(slug, id)}>
                  say that it is theirs after all<span className="nhsuk-u-visually-hidden">: {personName}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </ListPage>
  )
}

function WhyToRing({ row }: { row: ToRing }) {
  const { words, today, viewer } = useVisit()
  const { nextTalkOn, beginsAt, lastTalkOn, begunOn, goodTimes, ledBy, ledByName } = row
  const when = nextTalkOn === today ? 'Today' : nextTalkOn ? `Planned for ${words.day(nextTalkOn)}` : ''
  const why = nextTalkOn
    ? `${when}${beginsAt ? ` at ${timeInWords(beginsAt, words)}` : ''}. `
    : `Nothing planned. ${lastTalkOn ? `Last talked ${words.day(lastTalkOn)}` : `Support began ${words.day(begunOn)}`}. `
  return (
    <>
      {why}
      {goodTimes ? (
        <>
          A good time: <Named>{goodTimes}</Named>.{' '}
        </>
      ) : null}
      {ledBy === viewer?.membershipId ? null : (
        <>
          You cover for <Named>{ledByName}</Named>.
        </>
      )}
    </>
  )
}

function Tags({ row: { nextTalkOn, tries, isTriedToday }, triesBeforeWriting }: { row: ToRing; triesBeforeWriting: number }) {
  const { today } = useVisit()
  return (
    <>
      {nextTalkOn && nextTalkOn < today ? <strong className="nhsuk-tag nhsuk-tag--orange">Late</strong> : null}
      {isTriedToday ? <strong className="nhsuk-tag nhsuk-tag--grey">Tried today</strong> : null}
      {tries >= triesBeforeWriting ? (
        <strong className="nhsuk-tag nhsuk-tag--yellow">Time to write</strong>
      ) : tries > 0 ? (
        <strong className="nhsuk-tag nhsuk-tag--grey">{tries === 1 ? 'Tried once' : `Tried ${tries} times`}</strong>
      ) : null}
    </>
  )
}
