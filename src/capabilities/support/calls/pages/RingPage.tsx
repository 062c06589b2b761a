import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import { calledName, factsToReach, type Person, peoplePaths } from '../../../people/index.ts'
import { IfNotSafe } from '../../../safety/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { type Call, resultWords } from '../call.ts'
import { buttonsFor, pressed } from '../forms.ts'

interface Props {
  support: NamedSupport
  person: Person
  lastTalk: { heldOn: Day; agreed: string; byName: string } | undefined
  calls: readonly Call[]
  triesBeforeWriting: number
  answers: Answers<any>
}

/** Ringing one person: what to know before, the number, and what came of it, one press each. */
export function RingPage({ support, person, lastTalk, calls, triesBeforeWriting, answers }: Props) {
  const { words } = useVisit()
  const slug = useSlug()
  const called = calledName(person.name)
  const canRing = Boolean(person.phone) && person.phone !== support.wrongPhone
  const facts = factsToReach(person).filter(({ name }) => name !== 'NHS number' && name !== 'Address')
  return (
    <ThingPage
      title={`Ring ${person.name}`}
      back={{ href: paths.callList(slug), label: 'Call list' }}
      problems={answers.problems}
      state={support.tries >= triesBeforeWriting ? <TimeToWrite support={support} called={called} /> : null}
      head={
        <dl className="lw-facts">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Named>{value}</Named>
              </dd>
            </div>
          ))}
        </dl>
      }
      next={
        canRing ? (
          <>
            <p>
              <a className="nhsuk-button" href={`tel:${person.phone?.replace(/[^+\d]/g, '')}`}>
                Ring <Named>{person.phone}</Named>
              </a>
            </p>
            <Results support={support} person={person} />
          </>
        ) : (
          <NoNumber support={support} person={person} />
        )
      }
    >
      <IfNotSafe personId={person.id} />
      {lastTalk?.agreed ? (
        <>
          <h2 className="nhsuk-heading-m">What you agreed last</h2>
          <Said>{lastTalk.agreed}</Said>
          <p className="lw-quiet">
            {words.day(lastTalk.heldOn)}, with <Named>{lastTalk.byName}</Named>
          </p>
        </>
      ) : null}
      {calls.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Tried before</h2>
          <ul className="nhsuk-list">
            {calls.map(({ id, calledAt, result, againOn, byName }) => (
              <li key={id}>
                {words.moment(calledAt)}: {resultWords[result].toLowerCase()}
                {againOn ? `, ${words.day(againOn)}` : ''} (<Named>{byName}</Named>)
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={peoplePaths.person(slug, person.id)}>
          Read the story of <Named>{called}</Named>
        </a>
      </p>
    </ThingPage>
  )
}

/** Nothing to ring. A number that was called wrong by mistake is rung again at the press of a button. */
function NoNumber({ support, person }: { support: NamedSupport; person: Person }) {
  const slug = useSlug()
  return (
    <>
      <p>
        {person.phone ? 'That number is not theirs.' : 'There is no phone number.'} <a href={peoplePaths.changePerson(slug, person.id)}>Put it right</a>
      </p>
      {person.phone ? (
        <form method="post" action={paths.rightNumber(slug, support.id)}>
          <input type="hidden" name="id" value={newId()} />
          <Button type="submit" secondary>
            It is theirs after all
          </Button>
        </form>
      ) : null}
    </>
  )
}

function Results({ support, person }: { support: NamedSupport; person: Person }) {
  const slug = useSlug()
  return (
    <form method="post" action={paths.ring(slug, support.id)}>
      <h2 className="nhsuk-heading-s" id="result">
        What came of it?
      </h2>
      <input type="hidden" name="id" value={newId()} />
      <div className="lw-list__actions">
        {buttonsFor(person).map((result) => (
          <Button key={result} type="submit" name="result" value={result} id={`result-${result.replaceAll(' ', '-')}`} secondary={result !== 'spoke'}>
            {pressed[result]}
          </Button>
        ))}
        <a className="nhsuk-button nhsuk-button--secondary" href={paths.ringAgain(slug, support.id)}>
          They asked for another day
        </a>
      </div>
    </form>
  )
}

/** After so many tries: another way of being there, or closing kindly. */
function TimeToWrite({ support, called }: { support: NamedSupport; called: string }) {
  const slug = useSlug()
  return (
    <div className="lw-notice">
      <p className="lw-notice__title">{`You have tried ${support.tries === 1 ? 'once' : `${support.tries} times`} without reaching ${called}.`}</p>
      <p>
        <a href={paths.write(slug, support.id)}>Write to them</a>, or <a href={paths.end(slug, support.id)}>close kindly</a>: they can always come back.
      </p>
    </div>
  )
}
