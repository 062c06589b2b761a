import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../people/index.ts'
import { invitePersonForm } from '../forms/invitePerson.ts'
import { paths } from '../paths.ts'

/** Why somebody cannot be invited now. */
export type WhyNot = 'no e-mail' | 'invited' | 'joined'

interface Props {
  person: Person
  whyNot: WhyNot | undefined
  days: number
}

/** Inviting a person to an account of their own. */
export function InvitePage({ person, whyNot, days }: Props) {
  const slug = useSlug()
  const name = calledName(person.name)
  const back = { href: peoplePaths.person(slug, person.id), label: `Back to ${person.name}` }
  const title = `Invite ${person.name} to an account`
  if (whyNot) {
    return (
      <Page title={title} back={back} narrow>
        {whyNot === 'joined' ? <p>{name} has an account already.</p> : null}
        {whyNot === 'invited' ? <p>{name} has been invited already. The link in that message still works.</p> : null}
        {whyNot === 'no e-mail' ? (
          <p>
            An invitation goes by e-mail, and there is no e-mail address for {name} yet. <a href={peoplePaths.changePerson(slug, person.id)}>Add one</a>
          </p>
        ) : null}
      </Page>
    )
  }
  return (
    <QuestionPage
      title={title}
      lede={`With an account, ${name} sees what happens next, reads the story so far, and sees who has looked at it.`}
      back={back}
      before={
        <p>
          We send a link to <Named>{person.email}</Named>. It works for {days} days. Ask {name} first whether they want this, and whether others read their
          e-mail.
        </p>
      }
      form={invitePersonForm}
      answers={{ typed: {}, problems: [] }}
      action={paths.invite(slug, person.id)}
      submit="Send the invitation"
    />
  )
}
