import { HomePage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { languageName } from '../../../platform/languages.ts'
import { timeInWords } from '../../../platform/timeOfDay.ts'
import { partnershipPaths } from '../../partnerships/index.ts'
import { modes } from '../talks/conversation.ts'
import type { TalkOfDay } from './queries.ts'

/** The day on paper: today's talks in order, with space to write. Paper gets lost, so it says a first name and what is needed on the way. */
export function DayPage({ talks }: { talks: readonly TalkOfDay[] }) {
  const { words, today, viewer } = useVisit()
  return (
    <HomePage title="My talks today" lede={words.day(today)}>
      <p className="nhsuk-u-display-none-print">
        Print this page with your browser. Each person can see that you did. <a href={partnershipPaths.today(useSlug())}>Back to today</a>
      </p>
      {talks.length === 0 ? <p className="lw-empty">No talk is planned for today.</p> : null}
      {talks.map((talk) => (
        <section className="lw-day" key={talk.id}>
          <h2 className="nhsuk-heading-m">
            {talk.beginsAt ? `${timeInWords(talk.beginsAt, words)}: ` : ''}
            <Named>{shortName(talk.name)}</Named>
          </h2>
          <dl className="lw-facts">
            {whatToKnow(talk, talk.ledBy !== viewer?.membershipId).map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Named>{value}</Named>
                </dd>
              </div>
            ))}
          </dl>
          {talk.agreed && talk.heldOn ? (
            <>
              <p>You agreed on {words.day(talk.heldOn)}:</p>
              <Said>{talk.agreed}</Said>
            </>
          ) : null}
          <div className="lw-day__space" aria-hidden="true" />
        </section>
      ))}
    </HomePage>
  )
}

/** "Ivy M." */
function shortName(name: string): string {
  const [first = name, ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return last ? `${first} ${[...last][0]}.` : first
}

/** A number to ring only where the talk is by phone, an address only where it is at theirs. */
function whatToKnow(talk: TalkOfDay, isCovered: boolean): { name: string; value: string }[] {
  const { mode, place, phone, address, postcode, mayLeaveMessage, whoMaySee, reachNote, language, needsInterpreter, whatHelps, ledByName } = talk
  const byPhone = mode === 'phone' || mode === null
  const facts: [string, string | null | false][] = [
    ['How', mode && modes[mode].label],
    ['Where', place || (mode === 'at home' && [address, postcode].filter(Boolean).join(', '))],
    ['Phone', byPhone && phone && `${phone} (${mayLeaveMessage ? 'may leave a message' : 'do not leave a message'})`],
    ['Who else might see it', byPhone && whoMaySee],
    ['To reach them safely', reachNote],
    ['Language', language && language !== 'en' && `${languageName(language, 'en-GB')}${needsInterpreter ? ', with an interpreter' : ''}`],
    ['What makes it easier', whatHelps],
    ['You cover for', isCovered && ledByName],
  ]
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
