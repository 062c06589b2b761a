import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths as communityPaths } from '../../paths.ts'
import { changeVisitForm, writeDownVisitForm } from '../forms/visit.tsx'
import { paths } from '../paths.ts'
import { type Met, type Visit, wantedWords } from '../visit.ts'

interface Props {
  visit: Visit
  met: readonly Met[]
  mayChange: boolean
  /** Whoever may add one is offered to, where the directory has none of it yet. */
  mayAddEntry: boolean
}

/** One visit: what somebody saw of a place. */
export function VisitPage({ visit, met, mayChange, mayAddEntry }: Props) {
  const { day } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={visit.placeName}
      isName
      back={{ href: paths.visits(slug), label: 'Visits' }}
      state={
        <p>
          Visited {day(visit.visitedOn)} by <Named>{visit.byName}</Named>
          {visit.postcode ? `. ${visit.postcode}` : ''}
        </p>
      }
      next={<WhatNext visit={visit} mayChange={mayChange} mayAddEntry={mayAddEntry} />}
      aside={<WhomWeMet met={met} />}
    >
      <h2 className="nhsuk-heading-m">What it offers</h2>
      <Said>{visit.offers}</Said>
      <h2 className="nhsuk-heading-m">How welcoming it is</h2>
      {visit.welcoming ? <Said>{visit.welcoming}</Said> : <p className="lw-quiet">Nothing was written down.</p>}
      {visit.welcomes.length > 0 ? <p>A good place for {visit.welcomes.join(', ')}.</p> : null}
      <h2 className="nhsuk-heading-m">What they would like</h2>
      {visit.wouldLike.length === 0 && !visit.wouldLikeWords ? <p className="lw-quiet">Nothing was written down.</p> : null}
      {visit.wouldLike.length > 0 ? (
        <ul>
          {visit.wouldLike.map((each) => (
            <li key={each}>{wantedWords[each]}</li>
          ))}
        </ul>
      ) : null}
      {visit.wouldLikeWords ? <Said>{visit.wouldLikeWords}</Said> : null}
    </ThingPage>
  )
}

function WhatNext({ visit, mayChange, mayAddEntry }: Omit<Props, 'met'>) {
  const slug = useSlug()
  return (
    <>
      {visit.entryId ? (
        <p>
          <a href={communityPaths.entry(slug, visit.entryId)}>Its page in the directory</a>
        </p>
      ) : mayAddEntry ? (
        <>
          <p>The directory has no page of it from this visit yet. With their agreement, add one, so that people find it.</p>
          <Button href={communityPaths.addEntry(slug)}>Add it to the directory</Button>
        </>
      ) : null}
      {mayChange ? (
        <p>
          <a href={paths.change(slug, visit.id)}>Put this visit right</a>
        </p>
      ) : null}
    </>
  )
}

function WhomWeMet({ met }: Pick<Props, 'met'>) {
  return (
    <>
      <h2 className="nhsuk-heading-s">Who we met</h2>
      {met.length === 0 ? <p className="lw-quiet">Nobody is written down, or only workers see who.</p> : null}
      <ul className="nhsuk-list">
        {met.map(({ name, does }) => (
          <li key={name}>
            <Named>{[name, does].filter(Boolean).join(', ')}</Named>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Writing down a visit. */
export function WriteDownVisitPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Write down a visit"
      lede="A minute or two, while you still see the place before you."
      back={{ href: paths.visits(slug), label: 'Visits' }}
      form={writeDownVisitForm}
      answers={answers}
      action={paths.writeDown(slug)}
      submit="Write down"
    />
  )
}

/** Putting a visit right. */
export function ChangeVisitPage({ visit, answers, theirs }: { visit: Visit; answers: Answers<any>; theirs?: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Put a visit right"
      back={{ href: paths.visit(slug, visit.id), label: visit.placeName, isName: true }}
      before={theirs ? <TwoVersions form={changeVisitForm} theirs={theirs} yours={answers} /> : null}
      form={changeVisitForm}
      answers={answers}
      action={paths.change(slug, visit.id)}
      submit="Save"
    />
  )
}
