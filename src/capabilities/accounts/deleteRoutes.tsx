import { type Context, Hono } from 'hono'
import { type Answers, withProblem } from '../../design/form/form.ts'
import { NotFound } from '../../platform/errors.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isToken } from '../../platform/tokens.ts'
import { listWhereOnlyAdministrator, OnlyAdministrator } from '../partnerships/index.ts'
import type { AccountEnv } from './accountRoutes.tsx'
import { askAccounts } from './askAccounts.ts'
import { forgetLink } from './byLink.ts'
import { askToDelete, DELETE_MINUTES, mayDeleteBy } from './changes/askToDelete.ts'
import { deleteAccount } from './changes/deleteAccount.ts'
import { askToDeleteForm, onlyOwnerForm } from './forms/choosePassword.ts'
import { DeleteAccountPage, DeleteByLinkPage, DeleteLinkGonePage, DeleteLinkSentPage, OnlyAdministratorPage } from './pages/DeletePages.tsx'
import { hasPassword, isPasswordOf, listPlaces } from './queries.ts'

/** Deleting one's own account: with its password, or, without one, by a link to its e-mail. Its owner is made sure of by whoever mounts them. */
export const deleteRoutes = new Hono<AccountEnv>()
  .get('/account/delete', async (c) => ask(c))
  .post('/account/delete', async (c) => {
    const { house, account } = c.var
    if (!(await hasPassword(house, account.accountId))) {
      const only = await listWhereOnlyAdministrator(house, account.accountId)
      if (only.length > 0) return c.render(<OnlyAdministratorPage partnerships={only} />, 422)
      await askToDelete(c.var, account)
      return c.render(<DeleteLinkSentPage minutes={DELETE_MINUTES} />)
    }
    const answers = onlyOwnerForm.read(c)
    if (answers.problems) return ask(c, answers)
    if (!(await isPasswordOf(house, account.accountId, answers.values.current))) return ask(c, withProblem(answers, 'current', 'This is not your password'))
    return goodbye(c)
  })

  .get('/account/delete/:token', async (c) =>
    (await isGood(c)) ? c.render(<DeleteByLinkPage token={c.req.param('token')} />) : c.render(<DeleteLinkGonePage />, 410),
  )
  .post('/account/delete/:token', async (c) => ((await isGood(c)) ? goodbye(c) : c.render(<DeleteLinkGonePage />, 410)))

/** What goes and what stays, and the question; or what has to be done first. */
async function ask(c: Context<AccountEnv>, answers?: Answers<any>) {
  const { house, account } = c.var
  const only = await listWhereOnlyAdministrator(house, account.accountId)
  if (only.length > 0) return c.render(<OnlyAdministratorPage partnerships={only} />, answers ? 422 : 200)
  const form = (await hasPassword(house, account.accountId)) ? onlyOwnerForm : askToDeleteForm
  const places = await listPlaces(house, account.accountId)
  return c.render(<DeleteAccountPage form={form} answers={answers ?? form.blank()} places={places} byLink={form === askToDeleteForm} />, answers ? 422 : 200)
}

async function goodbye(c: Context<AccountEnv>) {
  const { house, account } = c.var
  try {
    await deleteAccount(c.var, account)
  } catch (problem) {
    if (!(problem instanceof OnlyAdministrator)) throw problem
    return c.render(<OnlyAdministratorPage partnerships={await listWhereOnlyAdministrator(house, account.accountId)} />, 422)
  }
  // The session went with the account: this takes its cookie out of the browser.
  await askAccounts(c as never, (api, given) => api.signOut(given))
  forgetLink(c as never)
  return seeOther(c, '/', 'Your account is deleted')
}

async function isGood(c: Context<AccountEnv>) {
  const token = c.req.param('token')
  if (!isToken(token)) throw new NotFound()
  return mayDeleteBy(c.var.house, token, c.var.account.accountId, c.var.now)
}
