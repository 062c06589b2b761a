import { Button } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { FilterBar } from '../../../design/form/FilterBar.tsx'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Typed } from '../../../design/form/field.ts'
import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { peoplePaths } from '../../people/index.ts'
import { paths } from '../paths.ts'
import { type SupportState, stateWords } from '../support.ts'
import type { OnePerson } from './queries.ts'
import { mayUndoUntil, type Reassignment } from './reassignment.ts'

interface Props {
  rows: readonly { id: string; personName: string; state: SupportState; ledByName: string; nextTalkOn: Day | null }[]
  inAll: number
  which: { form: Form<any>; typed: Typed; isNarrowed: boolean; search: string }
  form: Form<any>
  answers: Answers<any>
  lately: readonly { id: string; state: Reassignment['state']; because: string; byName: string; doneAt: Date | null }[]
}

/** Choosing many people of a team, and to whom they go. */
export function ReassignPage({ rows, inAll, which, form, answers, lately }: Props) {
  const slug = useSlug()
  const { words } = useVisit()
  const ticked = [answers.typed['supportId'] ?? []].flat()
  return (
    <ListPage
      title="Give several people to colleagues"
      lede="First you see what would happen. For seven days it can be undone as one step."
      back={{ href: paths.caseload(slug), label: 'Caseload' }}
      problems={answers.problems}
      filters={
        <FilterBar
          form={which.form}
          answers={{ typed: which.typed, problems: [] }}
          action={paths.reassign(slug)}
          isFiltered={which.isNarrowed}
          all={`${paths.reassign(slug)}?lead=&state=`}
        />
      }
      isEmpty={rows.length === 0}
      empty={<p>Nobody fits these filters.</p>}
    >
      <form method="post" action={`${paths.reassign(slug)}${which.search}`} noValidate>
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            {inAll > rows.length ? `The first ${rows.length} of ${inAll}` : `${inAll} people`}
          </legend>
          <ul className="lw-tick-list">
            {rows.map(({ id, personName, state, ledByName, nextTalkOn }) => (
              <li className="lw-tick-list__row" key={id}>
                <input className="lw-tick-list__box" type="checkbox" name="supportId" value={id} id={`s-${id}`} defaultChecked={ticked.includes(id)} />
                <label className="lw-tick-list__name" htmlFor={`s-${id}`}>
                  <Named>{personName}</Named>
                  <span className="lw-tick-list__note">
                    {stateWords[state]}, with <Named>{ledByName}</Named>. {nextTalkOn ? `Next talk ${words.day(nextTalkOn)}` : 'Nothing planned'}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        {['id', 'whom', 'to', 'because'].map((name) => (
          <FormField key={name} form={form} answers={answers} name={name} />
        ))}
        <Button type="submit">See what would happen</Button>
      </form>
      {lately.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Done lately</h2>
          <ul className="nhsuk-list">
            {lately.map(({ id, state, because, byName, doneAt }) => (
              <li key={id}>
                <a href={paths.reassignment(slug, id)}>{doneAt ? words.moment(doneAt) : ''}</a>, by <Named>{byName}</Named>: <Named>{because}</Named>
                {state === 'undone' ? ' (undone)' : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </ListPage>
  )
}

interface OfOne {
  reassignment: Reassignment
  people: readonly OnePerson[]
  /** How many of them asked for messages. */
  told: number
  now: Date
}

/** What would happen, or what did: who goes to whom, who is told, and who was left where they are. */
export function ReassignmentPage({ reassignment, people, told, now }: OfOne) {
  const slug = useSlug()
  const { words } = useVisit()
  const { id, state, because, byName, doneAt, undoneAt, people: inAll } = reassignment
  const until = mayUndoUntil(reassignment)
  const moved = people.filter(({ outcome }) => outcome === 'planned' || outcome === 'done' || outcome === 'undone')
  const title = { planned: 'What would happen', done: 'Given to colleagues', undone: 'Given to colleagues, and taken back' }[state]
  return (
    <ThingPage
      title={title}
      back={{ href: paths.reassign(slug), label: 'Give several people to colleagues' }}
      state={
        <p className="nhsuk-lede-text">
          {doneAt ? `${words.moment(doneAt)}, by ` : 'By '}
          <Named>{byName}</Named>.{undoneAt ? ` Taken back ${words.moment(undoneAt)}.` : ''}
        </p>
      }
      head={<Said>{because}</Said>}
      next={
        state === 'planned' ? (
          <>
            <p>
              {people.length === 0
                ? inAll === 0
                  ? 'Nobody: they lead all of them already.'
                  : 'Nobody is left to give to colleagues.'
                : `Each person reads the reason on their page. ${told} of ${moved.length} ${told === 1 ? 'gets' : 'get'} a message, as they asked for. Talks stay on the days they are planned for.`}
            </p>
            {people.length > 0 ? (
              <form method="post" action={paths.doReassignment(slug, id)}>
                <Button type="submit">{`Give ${people.length} ${people.length === 1 ? 'person' : 'people'} to colleagues`}</Button>
              </form>
            ) : null}
          </>
        ) : state === 'done' && until && until > now ? (
          <>
            <p>It can be undone until {words.moment(until)}. Whoever was handed over, paused or ended since stays as they are then.</p>
            <form method="post" action={paths.undoReassignment(slug, id)}>
              <Button type="submit" secondary>
                Undo all of it
              </Button>
            </form>
          </>
        ) : undefined
      }
    >
      <Stayed people={people} elsewhere={Math.max(0, inAll - people.length)} />
      {[...new Set(moved.map(({ toMembership }) => toMembership))].map((to) => {
        const theirs = moved.filter(({ toMembership }) => toMembership === to)
        return (
          <People key={to} people={theirs}>
            {theirs.length} to <Named>{theirs[0]?.toName}</Named>
          </People>
        )
      })}
    </ThingPage>
  )
}

/** Who was not moved, each under the reason; of those who are with another team now, only how many. */
function Stayed({ people, elsewhere }: { people: readonly OnePerson[]; elsewhere: number }) {
  const why = [
    ['Left where they were, because they were changed meanwhile', 'left out', 'changed'],
    ['Left where they were, because the colleague is no longer in the team', 'left out', 'colleague left'],
    ['Not taken back, because they were changed since', 'stays', 'changed'],
    ['Not taken back, because whoever led before is no longer in the team', 'stays', 'colleague left'],
  ] as const
  return (
    <>
      {why.map(([heading, outcome, because]) => {
        const theirs = people.filter((row) => row.outcome === outcome && row.stayedBecause === because)
        return theirs.length > 0 ? (
          <People key={heading} people={theirs} isAsNow>
            {heading}
          </People>
        ) : null
      })}
      {elsewhere > 0 ? (
        <p>
          {elsewhere === 1
            ? 'One person has moved to another team since, and stays there.'
            : `${elsewhere} people have moved to another team since, and stay there.`}
        </p>
      ) : null}
    </>
  )
}

function People({ people, isAsNow = false, children }: { people: readonly OnePerson[]; isAsNow?: boolean; children: ReactNode }) {
  const slug = useSlug()
  const { words } = useVisit()
  return (
    <section>
      <h2 className="nhsuk-heading-m">{children}</h2>
      <ul className="lw-list lw-list--dense">
        {people.map(({ supportId, personId, personName, fromName, ledByName, nextTalkOn }) => (
          <li className="lw-list__item" key={supportId}>
            <h3 className="lw-list__title">
              <a href={peoplePaths.person(slug, personId)}>
                <Named>{personName}</Named>
              </a>
            </h3>
            <p className="lw-list__meta">
              {isAsNow ? 'With' : 'From'} <Named>{isAsNow ? ledByName : fromName}</Named>
              {isAsNow ? ' now' : ''}. {nextTalkOn ? `Next talk ${words.day(nextTalkOn)}.` : 'Nothing planned.'}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
