import { Button, Tag } from 'nhsuk-react-components'
import { FilterBar } from '../../../../design/form/FilterBar.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { hatWords } from '../../hats.ts'
import { memberFilters } from '../forms/member.tsx'
import { hasLapsed, type MemberRow, stateOf } from '../member.ts'
import { paths } from '../paths.ts'

interface Props {
  members: readonly MemberRow[]
  answers: Answers<any>
  isFiltered: boolean
  next: string | undefined
  now: Date
}

/** Everybody with a place in the partnership, by name. */
export function MembersPage({ members, answers, isFiltered, next, now }: Props) {
  const slug = useSlug()
  return (
    <ListPage
      title="People and their hats"
      lede="Everybody who signs in here, and what they come to do."
      back={{ href: paths.home(slug), label: 'Administration' }}
      actions={
        <p>
          <a className="nhsuk-button" href={paths.invite(slug)}>
            Invite somebody
          </a>
        </p>
      }
      filters={<FilterBar form={memberFilters} answers={answers} action={paths.members(slug)} isFiltered={isFiltered} />}
      isEmpty={members.length === 0}
      empty={<p>Nobody is like that. Change what you look for, or show all.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {members.map((member) => (
          <li className="lw-list__item" key={member.id}>
            <h2 className="lw-list__title">
              <a href={paths.member(slug, member.id)}>
                <Named>{member.name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">{member.hats.map((hat) => hatWords[hat].name).join(', ')}</p>
            <div className="lw-list__tags">
              <MemberState member={member} now={now} />
            </div>
            {hasLapsed(member, now) && member.invitedEmail ? (
              <form className="lw-list__actions" method="post" action={paths.inviteAgain(slug, member.id)}>
                <input type="hidden" name="version" value={member.version} />
                <Button small secondary type="submit" aria-label={`Invite again: ${member.name}`}>
                  Invite again
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** A tag when somebody is not simply here. */
export function MemberState({ member, now }: { member: MemberRow; now: Date }) {
  if (stateOf(member) === 'left') return <Tag modifier="grey">Left</Tag>
  if (hasLapsed(member, now)) return <Tag modifier="orange">Invitation has run out</Tag>
  if (stateOf(member) === 'invited') return <Tag modifier="yellow">Invited</Tag>
  return null
}
