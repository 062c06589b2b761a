import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { DemoAccount } from '../../../platform/http/env.ts'
import { hatWords } from '../../partnerships/index.ts'
import { signInForm } from '../forms/signIn.ts'
import { paths } from '../paths.ts'

interface Props {
  answers: Answers<any>
  next: string | undefined
  demoAccounts: readonly DemoAccount[]
}

/** Signing in with a password, or the way to a link instead. */
export function SignInPage({ answers, next, demoAccounts }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Sign in')}
      // What has to be put right comes before what else could be done.
      before={demoAccounts.length > 0 && !answers.problems?.length ? <DemoAccounts accounts={demoAccounts} next={next} /> : null}
      form={signInForm}
      answers={answers}
      action={paths.signIn(next)}
      submit="Sign in"
      after={
        <>
          <h2 className="nhsuk-heading-m">{t('No password, or forgotten it?')}</h2>
          <p>
            <a href={paths.askForLink(next)}>{t('We can send you a link to sign in with')}</a>
          </p>
          <h2 className="nhsuk-heading-m">{t('No account?')}</h2>
          <p>
            {t('You do not need one to ask for support or to find something near you. If you have been invited, use the link in the message that we sent you.')}
          </p>
        </>
      }
    />
  )
}

function DemoAccounts({ accounts, next }: { accounts: readonly DemoAccount[]; next: string | undefined }) {
  const { t } = useVisit().words
  const passwords = [...new Set(accounts.map(({ password }) => password))]
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t('Look around as somebody')}</h2>
      <p>
        {t('These accounts belong to the demonstration. Press one to sign in. Their password is:')} <strong translate="no">{passwords.join(', ')}</strong>
      </p>
      <ul className="lw-list lw-list--dense">
        {accounts.map(({ email, hat, password }) => (
          <li className="lw-list__item" key={email}>
            <form method="post" action={paths.signIn(next)}>
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              <button type="submit" className="lw-button-link">
                {t(hatWords[hat].name)}
              </button>
            </form>
            <p className="lw-list__meta">
              <Named>{email}</Named>
            </p>
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">{t('Or with an account of your own')}</h2>
    </section>
  )
}
