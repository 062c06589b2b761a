import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Person } from '../../person.ts'
import type { Details } from '../details.ts'
import { factsAbout } from '../facts.ts'
import { takeApartForm } from '../forms.ts'
import type { Joining } from '../queries.ts'

interface Props {
  person: Person
  joining: Joining
  answers: Answers<any>
}

/** What was joined, by whom and why, what came from where, and taking it apart again. */
export function JoiningPage({ person, joining, answers }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  const { asideName, joinedAt, joinedByName, because, apartAt, apartByName, apartBecause } = joining
  return (
    <ThingPage
      title={`${person.name}, joined with ${asideName} on ${moment(joinedAt)}`}
      back={{ href: paths.same(slug, person.id), label: 'The same person as somebody else?' }}
      problems={answers.problems}
      state={
        <p>
          Joined by <Named>{joinedByName}</Named>, {moment(joinedAt)}.{apartAt ? ` Taken apart again by ${apartByName}, ${moment(apartAt)}.` : ''}
        </p>
      }
    >
      <Said>{because}</Said>
      {apartBecause ? <Said>{apartBecause}</Said> : null}
      <WhatCame person={person} joining={joining} />
      {apartAt ? null : (
        <>
          <h2 className="nhsuk-heading-m">They are two people</h2>
          <p>
            All that came goes back to <Named>{asideName}</Named>. What was written since about a referral, a stretch of support, a goal or a group that goes
            back, goes back with it. Everything else that was written since stays here, and so does a goal that the person has made theirs alone.
          </p>
          <AskForm form={takeApartForm} answers={answers} action={paths.joining(slug, person.id, joining.id)} submit="Take them apart again" warning />
        </>
      )}
    </ThingPage>
  )
}

/** Rows in words. Those that go with another are left out: who counts referrals does not count the lines of their history. */
const CAME: Record<string, string> = {
  referral: 'Referrals',
  support: 'Stretches of support',
  conversation: 'Conversations',
  planned_talk: 'Planned talks',
  call: 'Calls',
  promise: 'Promises',
  reminder: 'Reminders',
  checkin: 'Check-ins',
  goal: 'Goals',
  group_member: 'Groups',
  attendance: 'Times at a group',
  introduction: 'Introductions',
  gap_voice: 'Wishes for what is not there yet',
  activation: 'Levels of activation',
  listed_person: 'Lines of practice lists',
}

function WhatCame({ person, joining }: { person: Person; joining: Joining }) {
  const { day } = useVisit().words
  const moved = joining.moved as Record<string, number>
  const came = Object.entries(CAME).flatMap(([table, words]) => (moved[table] ? [{ words, count: moved[table] }] : []))
  const [before, after] = [joining.detailsWere, joining.detailsBecame].map((details) => factsAbout({ ...person, ...(details as Details) } as Person, { day }))
  const details = Object.entries(after ?? {}).filter(([name, value]) => value !== before?.[name])
  return (
    <>
      <h2 className="nhsuk-heading-m">
        What came from <Named>{joining.asideName}</Named>
      </h2>
      {came.length === 0 && details.length === 0 ? <p className="lw-empty">Nothing was there yet.</p> : null}
      <dl className="lw-facts">
        {came.map(({ words, count }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        {details.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Named>{value}</Named>
              <br />
              <span className="lw-quiet">{before?.[name] ? `Before: ${before[name]}` : 'Not said before'}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
