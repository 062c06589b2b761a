import { Hono } from 'hono'
import { withProblem } from '../../design/form/form.ts'
import { LINK_MINUTES, type LinkMetadata } from '../../platform/accounts.ts'
import { NotFound } from '../../platform/errors.ts'
import type { OutsideEnv } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { limited } from '../../platform/http/limited.ts'
import { isToken } from '../../platform/tokens.ts'
import { arrive, nextOf } from './arrive.ts'
import { askAccounts } from './askAccounts.ts'
import { forgetLink, rememberLink, rememberLinkAfterCode } from './byLink.ts'
import { codeForm, codeIn } from './forms/code.ts'
import { askForLinkForm, signInForm } from './forms/signIn.ts'
import { CodePage } from './pages/CodePage.tsx'
import { AskForLinkPage, LinkGonePage, LinkSentPage, UseLinkPage } from './pages/LinkPages.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { paths } from './paths.ts'

// Many sign in from one address: a library, a surgery. What went well does not count.
const guesses = limited({ what: 'signing in', times: 100, minutes: 15, failuresOnly: true })
const asks = limited({ what: 'asking for a link', times: 60, minutes: 60 })

export const signInRoutes = new Hono<OutsideEnv>()
  .get('/sign-in', async (c) => {
    const { account, house } = c.var
    if (account) return arrive(c, account)
    return c.render(<SignInPage answers={signInForm.blank()} next={nextOf(c)} demoAccounts={house.demoAccounts ?? []} />)
  })
  .post('/sign-in', guesses, async (c) => {
    const page = { next: nextOf(c), demoAccounts: c.var.house.demoAccounts ?? [] }
    const answers = signInForm.read(c)
    if (answers.problems) return c.render(<SignInPage answers={answers} {...page} />, 422)
    const { ok, body } = await askAccounts(c, (api, given) => api.signInEmail({ ...given, body: answers.values }))
    if (!ok) {
      // The same for an address we do not know and for a wrong password.
      const wrong = withProblem(answers, 'email', 'This e-mail address and password do not belong together. Check both, or ask for a link.')
      return c.render(<SignInPage answers={wrong} {...page} />, 422)
    }
    if (body['twoFactorRedirect']) return c.redirect(paths.code(page.next), 303)
    return arrive(c, signedIn(body))
  })

  .get('/sign-in/link', (c) => c.render(<AskForLinkPage answers={askForLinkForm.blank()} next={nextOf(c)} />))
  .post('/sign-in/link', asks, async (c) => {
    const next = nextOf(c)
    const answers = askForLinkForm.read(c)
    if (answers.problems) return c.render(<AskForLinkPage answers={answers} next={next} />, 422)
    const metadata: LinkMetadata = { language: c.var.words.language, next }
    // Whatever comes of it, the answer is the same.
    await askAccounts(c, (api, given) => api.signInMagicLink({ ...given, body: { email: answers.values.email.toLowerCase(), metadata } }))
    return c.redirect('/sign-in/link/sent', 303)
  })
  .get('/sign-in/link/sent', (c) => c.render(<LinkSentPage minutes={LINK_MINUTES} next={nextOf(c)} />))
  .get('/sign-in/link/:token', (c) => {
    const token = c.req.param('token')
    if (!isToken(token)) throw new NotFound()
    return c.render(<UseLinkPage token={token} next={nextOf(c)} />)
  })
  .post('/sign-in/link/:token', guesses, async (c) => {
    const token = c.req.param('token')
    if (!isToken(token)) throw new NotFound()
    const { ok, body } = await askAccounts(c, (api, given) => api.magicLinkVerify({ ...given, query: { token } }))
    if (!ok) return c.render(<LinkGonePage next={nextOf(c)} />, 410)
    if (body['twoFactorRedirect']) {
      await rememberLink(c)
      return c.redirect(paths.code(nextOf(c)), 303)
    }
    await rememberLink(c, signedIn(body).accountId)
    return arrive(c, signedIn(body))
  })

  .get('/sign-in/code', async (c) => {
    if (c.var.account) return arrive(c, c.var.account)
    return c.render(<CodePage answers={codeForm.blank()} next={nextOf(c)} />)
  })
  .post('/sign-in/code', guesses, async (c) => {
    const next = nextOf(c)
    const answers = codeForm.read(c)
    if (answers.problems) return c.render(<CodePage answers={answers} next={next} />, 422)
    const code = codeIn(answers.values.code)
    const {
      ok,
      body,
      code: why,
    } = await askAccounts(c, (api, given) =>
      'totp' in code ? api.verifyTOTP({ ...given, body: { code: code.totp } }) : api.verifyBackupCode({ ...given, body: { code: code.backup } }),
    )
    if (ok) {
      await rememberLinkAfterCode(c, signedIn(body).accountId)
      return arrive(c, signedIn(body))
    }
    if (why !== 'INVALID_CODE' && why !== 'INVALID_BACKUP_CODE')
      return seeOther(c, paths.signIn(next), 'That took too long, or too many tries. Please sign in again.')
    return c.render(
      <CodePage answers={withProblem({ ...answers, typed: {} }, 'code', 'This is not the code. Enter the one your app shows now')} next={next} />,
      422,
    )
  })

  .post('/sign-out', async (c) => {
    await askAccounts(c, (api, given) => api.signOut(given))
    forgetLink(c)
    // What a browser keeps for us goes with the session, a plan that was kept on the device too.
    c.header('clear-site-data', '"storage"')
    return seeOther(c, '/', 'You are signed out')
  })

const signedIn = (body: Record<string, any>) => ({ accountId: String(body['user'].id), hasTotp: body['user'].twoFactorEnabled === true })
