import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { withProblem } from '../../design/form/form.ts'
import { SignInFirst } from '../../platform/errors.ts'
import type { Carried, SignedIn } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { limited } from '../../platform/http/limited.ts'
import { lacksTwoSteps } from '../../platform/http/twoSteps.ts'
import { askAccounts } from './askAccounts.ts'
import { cameByLink, forgetLink } from './byLink.ts'
import { replacePassword } from './changes/replacePassword.ts'
import { tellOwner } from './changes/tellOwner.ts'
import { changePasswordForm, choosePasswordForm } from './forms/choosePassword.ts'
import { AccountPage } from './pages/AccountPage.tsx'
import { PasswordPage } from './pages/PasswordPage.tsx'
import { paths } from './paths.ts'
import { hasPassword, listPlaces, listSessions } from './queries.ts'

export type AccountEnv = { Variables: Carried & { account: SignedIn } }

/** These pages are somebody's own. */
export const ownAccount = () =>
  createMiddleware<AccountEnv>(async (c, next) => {
    if (!c.var.account) throw new SignInFirst()
    await next()
  })

// A browser that was left open must not be a place to guess the password in.
const guesses = limited({ what: 'an account', times: 40, minutes: 15, failuresOnly: true })

export const accountRoutes = new Hono<AccountEnv>()
  .use('/account', ownAccount())
  .use('/account/*', ownAccount(), guesses as never)

  .get('/account', async (c) => {
    const { house, account } = c.var
    const places = await listPlaces(house, account.accountId)
    return c.render(
      <AccountPage
        places={places}
        sessions={await listSessions(house, account.accountId, await tokenInUse(c))}
        hasPassword={await hasPassword(house, account.accountId)}
        shouldUseTwoSteps={places.some(({ hats }) => lacksTwoSteps(hats, account))}
      />,
    )
  })

  .post('/account/sessions/end-others', async (c) => {
    await askAccounts(c as never, (api, given) => api.revokeOtherSessions(given))
    return seeOther(c, paths.account, 'You are signed out everywhere else')
  })
  .post('/account/sessions/:id/end', async (c) => {
    const { house, account } = c.var
    const { internalAdapter } = await house.accounts.$context
    const session = (await internalAdapter.listSessions(account.accountId)).find(({ id }) => id === c.req.param('id'))
    // One that has ended already is as they wanted; one of somebody else is answered alike.
    if (session) await internalAdapter.deleteSession(session.token)
    return seeOther(c, paths.account, 'You are signed out there')
  })

  .get('/account/password', async (c) => {
    const asksCurrent = await mustGiveCurrent(c)
    const form = asksCurrent ? changePasswordForm : choosePasswordForm
    return c.render(<PasswordPage form={form} answers={form.blank()} asksCurrent={asksCurrent} />)
  })
  .post('/account/password', async (c) => {
    const { house, account } = c.var
    if (await mustGiveCurrent(c)) {
      const answers = changePasswordForm.read(c)
      if (answers.problems) return c.render(<PasswordPage form={changePasswordForm} answers={answers} asksCurrent />, 422)
      const { current, password } = answers.values
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
      const { ok } = await askAccounts(c as never, (api, given) => api.changePassword({ ...given, body }))
      if (!ok) {
        const wrong = withProblem(answers, 'current', 'This is not your password now')
        return c.render(<PasswordPage form={changePasswordForm} answers={wrong} asksCurrent />, 422)
      }
    } else {
      const answers = choosePasswordForm.read(c)
      if (answers.problems) return c.render(<PasswordPage form={choosePasswordForm} answers={answers} asksCurrent={false} />, 422)
      await replacePassword(house, account.accountId, answers.values.password)
      await askAccounts(c as never, (api, given) => api.revokeOtherSessions(given))
      forgetLink(c as never)
    }
    await tellOwner(c.var, account.email, 'password')
    return seeOther(c, paths.account, 'Your new password is kept')
  })

/** Whoever has a password gives it to choose another, unless they have just come by a link to their e-mail. */
async function mustGiveCurrent(c: Context<AccountEnv>) {
  const { house, account } = c.var
  return (await hasPassword(house, account.accountId)) && !(await cameByLink(c as never, account.accountId))
}

/** The token of the session this request came with. */
export async function tokenInUse(c: Context<AccountEnv>): Promise<string | undefined> {
  const session = await c.var.house.accounts.api.getSession({ headers: c.req.raw.headers })
  return session?.session.token
}
