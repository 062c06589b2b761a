import { Button } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { dayIn } from '../../../../platform/clock.ts'
import { hatWords } from '../../hats.ts'
import { isGone, isWorker, type MemberRow, stateOf } from '../member.ts'
import { paths } from '../paths.ts'
import { MemberState } from './MembersPage.tsx'

interface Props {
  member: MemberRow
  teams: readonly string[]
  covering: readonly string[]
  organisations: readonly string[]
  groups: readonly string[]
  now: Date
}

/** Somebody's place in the partnership. Nothing of their own support is here. */
export function MemberPage({ member, teams, covering, organisations, groups, now }: Props) {
  const slug = useSlug()
  const { words, viewer, today } = useVisit()
  const day = (at: Date | null) => at && words.day(dayIn(viewer?.partnership.timeZone ?? 'Europe/London', at))
  return (
    <ThingPage
      title={member.name}
      isName
      back={{ href: paths.members(slug), label: 'People and their hats' }}
      state={
        <p>
          <MemberState member={member} now={now} />
        </p>
      }
      next={<WhatNext member={member} />}
    >
      <dl className="lw-facts">
        <Fact name="Hats" value={member.hats.map((hat) => hatWords[hat].name).join(', ')} />
        <Fact name="Teams" value={teams.join(', ')} />
        {member.coveringUntil && member.coveringUntil >= today ? (
          <Fact name="Covers for" value={`${covering.join(', ')}, until ${words.day(member.coveringUntil)}`} />
        ) : null}
        <Fact name="Refers for" value={organisations.join(', ')} />
        <Fact name={member.hats.includes('group leader') ? 'Leads' : 'Helps with'} value={groups.join(', ')} />
        <Fact name="Invited at" value={member.invitedEmail} />
        {stateOf(member) === 'invited' ? <Fact name="The invitation works until" value={day(member.invitationExpiresAt)} /> : null}
        <Fact name="Joined" value={day(member.joinedAt)} />
        <Fact name="Left" value={day(member.leftAt)} />
      </dl>
    </ThingPage>
  )
}

function WhatNext({ member }: { member: MemberRow }) {
  const slug = useSlug()
  const { id } = member
  const state = stateOf(member)
  if (isGone(member)) return <p>They deleted their account. If they want to come back, invite them as somebody new.</p>
  if (state === 'left') {
    return (
      <ButtonForm action={paths.comeBack(slug, id)} version={member.version}>
        Bring them back with these hats
      </ButtonForm>
    )
  }
  return (
    <div className="lw-list__actions">
      <a className="nhsuk-button" href={paths.changeMember(slug, id)}>
        Change name, hats and teams
      </a>
      {isWorker(member) ? (
        <a className="nhsuk-button nhsuk-button--secondary" href={paths.cover(slug, id)}>
          Cover for a team
        </a>
      ) : null}
      {state === 'invited' && member.invitedEmail ? (
        <ButtonForm action={paths.inviteAgain(slug, id)} version={member.version}>
          Send the invitation again
        </ButtonForm>
      ) : null}
      <a href={paths.leave(slug, id)}>{state === 'invited' ? 'Take the invitation back' : 'They leave'}</a>
    </div>
  )
}

const ButtonForm = ({ action, version, children }: { action: string; version: number; children: ReactNode }) => (
  <form method="post" action={action}>
    <input type="hidden" name="version" value={version} />
    <Button secondary type="submit">
      {children}
    </Button>
  </form>
)

const Fact = ({ name, value }: { name: string; value: string | null | undefined }) =>
  value ? (
    <div>
      <dt>{name}</dt>
      <dd>
        <Named>{value}</Named>
      </dd>
    </div>
  ) : null
