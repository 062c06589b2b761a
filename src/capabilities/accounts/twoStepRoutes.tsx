import { type Context, Hono } from 'hono'
import qrcode from 'qrcode'
import { type Answers, withProblem } from '../../design/form/form.ts'
import { seeOther } from '../../platform/http/front.ts'
import { type AccountEnv, tokenInUse } from './accountRoutes.tsx'
import { nextOf } from './arrive.ts'
import { askAccounts } from './askAccounts.ts'
import { tellOwner } from './changes/tellOwner.ts'
import { endTwoStepsForm, onlyOwnerForm } from './forms/choosePassword.ts'
import { codeIn, confirmForm } from './forms/code.ts'
import { BackupCodesPage, BeginTwoStepsPage, ConfirmTwoStepsPage, TwoStepsPage } from './pages/TwoStepPages.tsx'
import { paths } from './paths.ts'
import { hasPassword } from './queries.ts'

const NOT_IT = 'This is not your password'

/** Turning the second step on, changing its codes, turning it off. Their owner is made sure of by whoever mounts them. */
export const twoStepRoutes = new Hono<AccountEnv>()
  .get('/account/two-step', async (c) => {
    if (c.var.account.hasTotp) return c.render(<TwoStepsPage codes={onlyOwnerForm.blank()} end={endTwoStepsForm.blank()} />)
    return c.render(
      <BeginTwoStepsPage answers={onlyOwnerForm.blank()} next={nextOf(c as never)} hasPassword={await hasPassword(c.var.house, c.var.account.accountId)} />,
    )
  })
  .post('/account/two-step/begin', async (c) => {
    const next = nextOf(c as never)
    const answers = onlyOwnerForm.read(c)
    if (answers.problems) return c.render(<BeginTwoStepsPage answers={answers} next={next} hasPassword />, 422)
    const { ok, code, body } = await askAccounts(c as never, (api, given) =>
      api.enableTwoFactor({ ...given, body: { password: answers.values.current, method: 'totp' } }),
    )
    if (ok) return showSecret(c, confirmForm.blank(), body['totpURI'])
    if (code !== 'INVALID_PASSWORD') return c.redirect(paths.twoSteps(next), 303)
    return c.render(<BeginTwoStepsPage answers={withProblem(answers, 'current', NOT_IT)} next={next} hasPassword />, 422)
  })
  .post('/account/two-step/confirm', async (c) => {
    const { house, account, form } = c.var
    const answers = confirmForm.read(c)
    const uri = form.get('uri')
    if (answers.problems) return showSecret(c, answers, uri)
    const others = await otherSessions(c)
    const typed = codeIn(answers.values.code)
    const verified = 'totp' in typed && (await askAccounts(c as never, (api, given) => api.verifyTOTP({ ...given, body: { code: typed.totp } })))
    if (!verified || verified.code === 'INVALID_CODE')
      return showSecret(c, withProblem({ ...answers, typed: {} }, 'code', 'This is not the code. Enter the one your app shows now'), uri)
    if (!verified.ok) return c.redirect(paths.twoSteps(nextOf(c as never)), 303)

    // Whoever got in elsewhere with the password alone is out.
    const { internalAdapter } = await house.accounts.$context
    for (const { token } of others) await internalAdapter.deleteSession(token)
    await tellOwner(c.var, account.email, 'two steps on')
    const { backupCodes } = await house.accounts.api.viewBackupCodes({ body: { userId: account.accountId } })
    return c.render(<BackupCodesPage codes={backupCodes} next={nextOf(c as never)} isNew={false} />)
  })
  .post('/account/two-step/codes', async (c) => {
    const answers = onlyOwnerForm.read(c)
    const again = (problem: Answers<any>) => c.render(<TwoStepsPage codes={problem} end={endTwoStepsForm.blank()} />, 422)
    if (answers.problems) return again(answers)
    const { ok, code, body } = await askAccounts(c as never, (api, given) => api.generateBackupCodes({ ...given, body: { password: answers.values.current } }))
    if (!ok && code === 'INVALID_PASSWORD') return again(withProblem(answers, 'current', NOT_IT))
    if (!ok) return c.redirect(paths.twoSteps(), 303)
    await tellOwner(c.var, c.var.account.email, 'codes')
    return c.render(<BackupCodesPage codes={body['backupCodes']} next={undefined} isNew />)
  })
  .post('/account/two-step/end', async (c) => {
    const answers = endTwoStepsForm.read(c)
    const again = (problem: Answers<any>) => c.render(<TwoStepsPage codes={onlyOwnerForm.blank()} end={problem} />, 422)
    if (answers.problems) return again(answers)
    const { ok } = await askAccounts(c as never, (api, given) => api.disableTwoFactor({ ...given, body: { password: answers.values.currentToEnd } }))
    if (!ok) return again(withProblem(answers, 'currentToEnd', NOT_IT))
    await tellOwner(c.var, c.var.account.email, 'two steps off')
    return seeOther(c, paths.account, 'You no longer sign in with two steps')
  })

/** The page with the secret. It comes back with the code, because the database keeps it in a form that cannot be shown again. */
async function showSecret(c: Context<AccountEnv>, answers: Answers<any>, uri: unknown) {
  const next = nextOf(c as never)
  const secret = typeof uri === 'string' && uri.startsWith('otpauth://totp/') && uri.length < 1000 ? new URL(uri).searchParams.get('secret') : null
  if (typeof uri !== 'string' || !secret) return c.redirect(paths.twoSteps(next), 303)
  const svg = await qrcode.toString(uri, { type: 'svg', margin: 2 })
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return c.render(<ConfirmTwoStepsPage answers={answers} next={next} uri={uri} secret={secret} picture={picture} />, answers.problems?.length ? 422 : 200)
}

async function otherSessions(c: Context<AccountEnv>) {
  const token = await tokenInUse(c)
  const { internalAdapter } = await c.var.house.accounts.$context
  return (await internalAdapter.listSessions(c.var.account.accountId)).filter((session) => session.token !== token)
}
