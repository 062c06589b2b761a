import type { Answers, Form } from '../../../../design/form/form.ts'
import { useSlug } from '../../../../design/visit.tsx'
import { versionForm } from '../forms/member.tsx'
import { type MemberRow, stateOf } from '../member.ts'
import { paths } from '../paths.ts'
import { FormPage } from './FormPage.tsx'

interface Props {
  member: MemberRow
  form: Form<any>
  answers: Answers<any>
  theirs?: Answers<any>
}

/** Inviting somebody into the partnership. */
export function InvitePage({ form, answers }: Pick<Props, 'form' | 'answers'>) {
  const slug = useSlug()
  return (
    <FormPage
      title="Invite somebody"
      lede="They get a message with a link, which works for seven days. Somebody who is supported is invited by their worker, from their own page."
      back={{ href: paths.members(slug), label: 'People and their hats' }}
      form={form}
      answers={answers}
      action={paths.invite(slug)}
      submit="Send the invitation"
    />
  )
}

/** Changing what somebody is here for. */
export function ChangeMemberPage({ member, ...props }: Props) {
  const slug = useSlug()
  return (
    <FormPage
      {...props}
      title={`What ${member.name} is here for`}
      back={{ href: paths.member(slug, member.id), label: member.name }}
      action={paths.changeMember(slug, member.id)}
    />
  )
}

/** Standing in for a team while somebody is away. */
export function CoverPage({ member, ...props }: Props) {
  const slug = useSlug()
  return (
    <FormPage
      {...props}
      title={`${member.name} covers for a team`}
      lede="Until that day they see the people of these teams, as well as those of their own."
      back={{ href: paths.member(slug, member.id), label: member.name }}
      action={paths.cover(slug, member.id)}
    />
  )
}

/** Making sure, before somebody leaves. */
export function LeavePage({ member, answers }: Pick<Props, 'member' | 'answers'>) {
  const slug = useSlug()
  const isInvited = stateOf(member) === 'invited'
  return (
    <FormPage
      title={isInvited ? `Take back the invitation of ${member.name}` : `${member.name} leaves`}
      lede={
        isInvited
          ? 'The link they were sent stops working.'
          : 'From now on they see nothing of this partnership. What they wrote stays. People they support stay with the team: hand them over on the caseload.'
      }
      back={{ href: paths.member(slug, member.id), label: member.name }}
      form={versionForm}
      answers={answers}
      action={paths.leave(slug, member.id)}
      submit={isInvited ? 'Take it back' : 'They have left'}
      warning
    />
  )
}
