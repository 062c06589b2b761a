import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Typed } from '../../../../design/form/field.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Person } from '../../person.ts'
import { searchForm } from '../forms.ts'
import type { Alike, Joining } from '../queries.ts'
import { BornOn, MayBeKnown } from './MayBeKnown.tsx'

interface Props {
  person: Person
  alike: readonly Alike[]
  joinings: readonly Joining[]
  typed: Typed
  /** Those who were looked for, when somebody was. */
  found: readonly Pick<Person, 'id' | 'name' | 'bornOn'>[] | undefined
}

/** Is somebody the same person as somebody else? Who looks alike, who was joined with them, and a way to look for others. */
export function SamePage({ person, alike, joinings, typed, found }: Props) {
  const slug = useSlug()
  return (
    <Page title={`Is ${person.name} the same person as somebody else?`} back={{ href: paths.person(slug, person.id), label: person.name }}>
      {alike.length > 0 ? (
        <MayBeKnown person={person} alike={alike} />
      ) : (
        <p className="lw-empty">Nobody else here looks like the same person: no name that sounds alike has the same day of birth, phone, e-mail or postcode.</p>
      )}
      <h2 className="nhsuk-heading-m">Look for somebody</h2>
      <form method="get" action={paths.same(slug, person.id)}>
        <FormField form={searchForm} answers={{ typed, problems: [] }} name="name" />
        <Button type="submit" secondary>
          Look
        </Button>
      </form>
      {found ? <Found person={person} found={found} /> : null}
      {joinings.length > 0 ? <JoinedWith person={person} joinings={joinings} /> : null}
    </Page>
  )
}

function Found({ person, found }: { person: Person; found: NonNullable<Props['found']> }) {
  const slug = useSlug()
  if (found.length === 0) return <p className="lw-empty">Nobody of your teams has a name that begins like this.</p>
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {found.map(({ id, name, bornOn }) => (
        <li key={id}>
          <a href={paths.compare(slug, person.id, id)}>
            <Named>{name}</Named>
            <span className="nhsuk-u-visually-hidden"> side by side</span>
          </a>
          <BornOn bornOn={bornOn} />
        </li>
      ))}
    </ul>
  )
}

function JoinedWith({ person, joinings }: { person: Person; joinings: readonly Joining[] }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <>
      <h2 className="nhsuk-heading-m">Joined with</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {joinings.map(({ id, asideName, joinedAt, joinedByName, apartAt }) => (
          <li key={id}>
            <a href={paths.joining(slug, person.id, id)}>
              <Named>{asideName}</Named>, {moment(joinedAt)}
            </a>{' '}
            by {joinedByName}
            {apartAt ? `. Taken apart again: ${moment(apartAt)}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
