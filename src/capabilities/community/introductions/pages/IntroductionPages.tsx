import { Button, Tag } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { peoplePaths } from '../../../people/index.ts'
import { paths as communityPaths } from '../../paths.ts'
import { dayOf, elsewhereWords, type Introduction, isSuggestion, isToldOnly, stateWords } from '../introduction.ts'
import { paths } from '../paths.ts'
import type { Step } from '../queries/introductions.ts'

interface Props {
  introduction: Introduction
  came: readonly Day[]
  steps: readonly Step[]
}

/** One introduction, for the team that made it: what came of it. */
export function IntroductionPage({ introduction, came, steps }: Props) {
  const { day } = useVisit().words
  const slug = useSlug()
  const { calledName, entryName, state, said, why } = introduction
  const isGlad = state === 'comes regularly' || state === 'moved on'
  return (
    <ThingPage
      title={`${calledName} and ${entryName}`}
      back={{ href: peoplePaths.person(slug, introduction.personId), label: `Back to ${calledName}` }}
      state={
        <p>
          <Tag modifier={isGlad ? 'green' : state === 'not for me' ? 'grey' : 'white'}>{stateWords[state]}</Tag> since {day(introduction.stateSince)}
          {introduction.toWhat === 'entry' ? '' : `. ${elsewhereWords[introduction.toWhat]}`}
        </p>
      }
      next={<WhatNext introduction={introduction} />}
    >
      {why ? (
        <>
          <h2 className="nhsuk-heading-m">Why it was suggested</h2>
          <Said>{why}</Said>
        </>
      ) : null}
      {said ? (
        <>
          <h2 className="nhsuk-heading-m">What they said</h2>
          <Said>{said}</Said>
        </>
      ) : null}
      <h2 className="nhsuk-heading-m">The story so far</h2>
      {introduction.entryId ? (
        <p>
          <a href={communityPaths.entry(slug, introduction.entryId)}>
            What the public reads of <Named>{entryName}</Named>
          </a>
        </p>
      ) : null}
      <ol className="lw-story">
        {storyOf(introduction, came, steps).map(({ key, on, what, by, isGood }) => (
          <li className={`lw-story__entry${isGood ? ' lw-story__entry--glad' : ''}`} key={key}>
            <p className="lw-story__when">{day(on)}</p>
            <p className="lw-story__what">
              {what}
              {by ? (
                <>
                  {' '}
                  by <Named>{by}</Named>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </ThingPage>
  )
}

function WhatNext({ introduction }: { introduction: Introduction }) {
  const slug = useSlug()
  const { id, memberId, state } = introduction
  if (isSuggestion(introduction) && state !== 'not for me') {
    return (
      <>
        <p>
          {state === 'said yes'
            ? 'They would like to go. Introduce them: go along, ring ahead, or tell the group to expect them.'
            : 'They can answer on their own page, or tell you.'}
        </p>
        <Button href={paths.introduceAfterYes(slug, id)}>Introduce them</Button>
        <p>
          <a href={paths.whatCame(slug, id)}>Write down their answer</a>
        </p>
      </>
    )
  }
  if (isToldOnly(introduction)) return <WhatNextOfTold introduction={introduction} />
  return (
    <>
      <p>
        {memberId
          ? 'The group’s register moves this on by itself. Say here if it is not for them.'
          : 'No register is kept here, so say yourself what came of it.'}
      </p>
      <Button href={paths.whatCame(slug, id)}>Say what came of it</Button>
    </>
  )
}

function WhatNextOfTold({ introduction: { id, askOn, state } }: { introduction: Introduction }) {
  const slug = useSlug()
  const { day } = useVisit().words
  return (
    <>
      {state === 'told' ? <p>{askOn ? `They would like to be asked on ${day(askOn)}.` : 'They were told, and nothing more is expected.'}</p> : null}
      <Button href={paths.whatCame(slug, id)}>Say what came of it</Button>
      <p>
        <a href={paths.introduceAfterYes(slug, id)}>Introduce them after all</a>
      </p>
    </>
  )
}

/** The steps and the times they came, latest first. Introductions older than the history begin with what is on them. */
function storyOf(introduction: Introduction, came: readonly Day[], steps: readonly Step[]) {
  const { introducedOn, byName, regularOn } = introduction
  const first = { key: 'introduced', on: dayOf(introduction), order: 0, what: introducedOn ? 'Introduced' : 'Suggested', by: byName, isGood: false }
  // The register's own steps are told by the days they came.
  const told = steps
    .filter(({ byMembership }) => byMembership !== null)
    .map((step) => ({
      key: String(step.version),
      on: step.sinceOn,
      order: step.version,
      what: stateWords[step.state as Introduction['state']],
      by: step.byName,
      isGood: false,
    }))
  const times = came.map((on) => ({ key: on, on, order: 1000, what: on === regularOn ? 'Came, and comes regularly now' : 'Came', by: '', isGood: true }))
  return [...(told.length > 0 ? told : [first]), ...times].sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : other.order - one.order))
}

interface WhatCameProps {
  introduction: Introduction
  form: Form<any>
  answers: Answers<any>
  theirs?: Answers<any>
}

/** Saying what came of an introduction. */
export function WhatCamePage({ introduction, form, answers, theirs }: WhatCameProps) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`What came of it: ${introduction.calledName} and ${introduction.entryName}`}
      back={{ href: paths.introduction(slug, introduction.id), label: 'Back to the introduction' }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.whatCame(slug, introduction.id)}
      submit="Save"
    />
  )
}
