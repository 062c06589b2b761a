import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { hatWords } from '../../partnerships/index.ts'
import { joinForm } from '../forms/join.ts'
import { paths } from '../paths.ts'

interface Invited {
  partnership: { slug: string; name: string }
  name: string
  hats: readonly (keyof typeof hatWords)[]
  invitedBy: string | null
  email: string | null
}

/** What somebody is invited to: by whom, and to do what. */
function InvitedTo({ invitation }: { invitation: Invited }) {
  const { t } = useVisit().words
  const { partnership, hats, invitedBy, name } = invitation
  return (
    <>
      <p className="nhsuk-lede-text">{t('You are invited, {{name}}.', { name })}</p>
      <p>
        {invitedBy
          ? t('{{inviter}} of {{partnership}} asks you to join as:', { inviter: invitedBy, partnership: partnership.name })
          : t('{{partnership}} asks you to join as:', { partnership: partnership.name })}
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {hats.map((hat) => (
          <li key={hat}>
            <strong>{t(hatWords[hat].name)}</strong>: {t(hatWords[hat].comesTo)}
          </li>
        ))}
      </ul>
    </>
  )
}

const titleOf = (t: ReturnType<typeof useVisit>['words']['t'], { partnership }: Invited) => t('Join {{partnership}}', { partnership: partnership.name })

/** For somebody without an account: a password makes one. */
export function JoinPage({ invitation, token, answers }: { invitation: Invited; token: string; answers: Answers<any> }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={titleOf(t, invitation)}
      before={
        <>
          <InvitedTo invitation={invitation} />
          <p>
            {t('You will sign in with this e-mail address:')} <Named>{invitation.email}</Named>
          </p>
        </>
      }
      form={joinForm}
      answers={answers}
      action={paths.join(invitation.partnership.slug, token)}
      submit="Join"
    />
  )
}

/** For somebody who is signed in: a button, and who they are. */
export function JoinWithAccountPage({ invitation, token }: { invitation: Invited; token: string }) {
  const { words, account } = useVisit()
  const { t } = words
  return (
    <Page title={titleOf(t, invitation)} narrow>
      <InvitedTo invitation={invitation} />
      <p>
        {t('You are signed in with this e-mail address:')} <Named>{account?.email}</Named>
      </p>
      <form method="post" action={paths.join(invitation.partnership.slug, token)}>
        <Button type="submit">{t('Join')}</Button>
      </form>
      <p>{t('Is that not you? Sign out first, then open the link again.')}</p>
    </Page>
  )
}

/** For somebody who has an account and is not signed in: the link alone does not make it theirs. */
export function SignInToJoinPage({ invitation, token }: { invitation: Invited; token: string }) {
  const { t } = useVisit().words
  return (
    <Page title={titleOf(t, invitation)} narrow>
      <InvitedTo invitation={invitation} />
      <p>{t('You have an account already. Sign in with it, and you come back here.')}</p>
      <Button href={paths.signIn(paths.join(invitation.partnership.slug, token))}>{t('Sign in to join')}</Button>
    </Page>
  )
}

/** The link was used, or is too old, or the invitation was taken back. */
export function InvitationGonePage() {
  const { t } = useVisit().words
  return (
    <Page title={t('This invitation does not work any more')} narrow>
      <p>{t('An invitation works once, and for a limited time.')}</p>
      <p>
        {t('If you have joined already, sign in.')} <a href={paths.signIn()}>{t('Sign in here')}</a>
      </p>
      <p>{t('If not, ask whoever invited you for a new one.')}</p>
    </Page>
  )
}

/** Two memberships of one account in one partnership cannot be: hats are added to the one they have. */
export function MemberAlreadyPage({ invitation }: { invitation: Invited }) {
  const { t } = useVisit().words
  return (
    <Page title={t('You belong here already')} narrow>
      <p>
        {t('This account is a member of {{partnership}}. Ask an administrator there to give you the new part as well.', {
          partnership: invitation.partnership.name,
        })}
      </p>
      <p>
        <a href={paths.account}>{t('Your account')}</a>
      </p>
    </Page>
  )
}
