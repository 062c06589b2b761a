import { type Context, Hono } from 'hono'
import { NotFound, OutOfDate } from '../../platform/errors.ts'
import type { OutsideEnv } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { limited } from '../../platform/http/limited.ts'
import { findViewer } from '../../platform/http/visit.ts'
import { hashToken, isToken } from '../../platform/tokens.ts'
import { partnershipPaths } from '../partnerships/index.ts'
import { askAccounts } from './askAccounts.ts'
import { joinPartnership, MemberAlready } from './changes/joinPartnership.ts'
import { AddressTaken, makeAccount } from './changes/makeAccount.ts'
import { joinForm } from './forms/join.ts'
import { findInvitation, type Invitation } from './invitation.ts'
import { InvitationGonePage, JoinPage, JoinWithAccountPage, MemberAlreadyPage, SignInToJoinPage } from './pages/JoinPages.tsx'
import { isTaken } from './queries.ts'

const tries = limited({ what: 'joining', times: 60, minutes: 60, failuresOnly: true })

/**
 * Joining stands outside the partnership's one transaction: making an account needs a connection of its own, for which a
 * transaction that is open on the embedded database would wait for ever. So each step has a short one.
 */
export const joinRoutes = new Hono<OutsideEnv>()
  .get('/:partnership/join/:token', async (c) => {
    const { house, account } = c.var
    const { token, invitation } = await invitationOf(c)
    if (!invitation) return c.render(<InvitationGonePage />, 410)
    if (account) return c.render(<JoinWithAccountPage invitation={invitation} token={token} />)
    if (!invitation.email || (await isTaken(house, invitation.email))) return c.render(<SignInToJoinPage invitation={invitation} token={token} />)
    return c.render(<JoinPage invitation={invitation} token={token} answers={joinForm.blank()} />)
  })
  .post('/:partnership/join/:token', tries, async (c) => {
    const { house, account } = c.var
    const { token, invitation, slug, isMember } = await invitationOf(c)
    // Pressed twice: the first has made them a member.
    if (!invitation && isMember) return c.redirect(partnershipPaths.today(slug), 303)
    if (!invitation) return c.render(<InvitationGonePage />, 410)
    if (account) return join(c, invitation, account.accountId)

    const { email, name } = invitation
    if (!email) return c.render(<SignInToJoinPage invitation={invitation} token={token} />)
    const answers = joinForm.read(c)
    if (answers.problems) return c.render(<JoinPage invitation={invitation} token={token} answers={answers} />, 422)
    const { password } = answers.values
    try {
      const accountId = await makeAccount(house, { email, name, password })
      await askAccounts(c, (api, given) => api.signInEmail({ ...given, body: { email, password } }))
      return await join(c, invitation, accountId)
    } catch (problem) {
      if (!(problem instanceof AddressTaken)) throw problem
      return c.render(<SignInToJoinPage invitation={invitation} token={token} />, 409)
    }
  })

async function join(c: Context<OutsideEnv>, invitation: Invitation, accountId: string) {
  try {
    await joinPartnership(c.var, invitation, accountId)
  } catch (problem) {
    if (problem instanceof MemberAlready) return c.render(<MemberAlreadyPage invitation={invitation} />, 409)
    if (problem instanceof OutOfDate) return c.render(<InvitationGonePage />, 410)
    throw problem
  }
  return seeOther(c, partnershipPaths.today(invitation.partnership.slug), 'Welcome. You have joined')
}

async function invitationOf(c: Context<OutsideEnv>) {
  const { house, account, now } = c.var
  const token = c.req.param('token')
  if (!isToken(token)) throw new NotFound()
  const viewer = await findViewer(house, c.req.param('partnership') ?? '', account?.accountId)
  const { partnership } = viewer
  const invitation = await findInvitation(house, partnership, hashToken(token), now)
  return { token, slug: partnership.slug, invitation, isMember: viewer.membershipId !== undefined }
}
