import { Button, Tag } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { peoplePaths } from '../../people/index.ts'
import { type Introduction, stateWords } from '../introduction.ts'
import { paths } from '../paths.ts'

/** One introduction, for the team that made it: what came of it. */
export function IntroductionPage({ introduction, came }: { introduction: Introduction; came: readonly Day[] }) {
  const { day } = useVisit().words
  const slug = useSlug()
  const { calledName, entryName, state, said } = introduction
  return (
    <ThingPage
      title={`${calledName} and ${entryName}`}
      back={{ href: peoplePaths.person(slug, introduction.personId), label: `Back to ${calledName}` }}
      state={
        <p>
          <Tag modifier={state === 'comes regularly' ? 'green' : state === 'not for me' ? 'grey' : 'white'}>{stateWords[state]}</Tag>
        </p>
      }
      next={
        <>
          <p>
            {introduction.memberId
              ? 'The group’s register moves this on by itself. Say here if it is not for them.'
              : 'No register is kept here, so say yourself what came of it.'}
          </p>
          <Button href={paths.whatCame(slug, introduction.id)}>Say what came of it</Button>
        </>
      }
    >
      {said ? (
        <>
          <h2 className="nhsuk-heading-m">What they said</h2>
          <Said>{said}</Said>
        </>
      ) : null}
      <h2 className="nhsuk-heading-m">The story so far</h2>
      <ol className="lw-story">
        {came.map((on) => (
          <li className="lw-story__entry lw-story__entry--glad" key={on}>
            <p className="lw-story__when">{day(on)}</p>
            <p className="lw-story__what">Came</p>
          </li>
        ))}
        <li className="lw-story__entry">
          <p className="lw-story__when">{day(introduction.introducedOn)}</p>
          <p className="lw-story__what">
            Introduced to <a href={paths.entry(slug, introduction.entryId)}>{entryName}</a> by <Named>{introduction.byName}</Named>
          </p>
        </li>
      </ol>
    </ThingPage>
  )
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
