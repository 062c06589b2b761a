import { Hono } from 'hono'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import { sendsTexts } from '../../../../platform/post/openPost.ts'
import { mayLead } from '../access.ts'
import { keepWish, sayRung } from '../changes/keepWishes.ts'
import { wishForm } from '../forms/wish.ts'
import type { Group } from '../group.ts'
import { CallsPage, WishPage } from '../pages/CallsPages.tsx'
import { paths } from '../paths.ts'
import { listLatestDays } from '../queries/figures.ts'
import { findWithWish, listToCall, listWithWishes } from '../queries/wishes.ts'
import { withGroup } from './withGroup.ts'

/** A message the day before, and a call to those who were missed: for those who asked. */
export const callsRoutes = new Hono<Env>()
  .get('/groups/:id/messages-and-calls', withGroup(mayLead), async (c) => {
    const { tx, group } = c.var
    const [missed] = await listLatestDays(tx, group, 1)
    const toCall = missed ? await listToCall(tx, group, missed) : []
    return c.render(<CallsPage group={group} missed={missed} toCall={toCall} members={await listWithWishes(tx, group)} />)
  })

  .get('/groups/:id/messages-and-calls/:member', withGroup(mayLead), async (c) => {
    const { group } = c.var
    const member = await memberOf(c.var, group, c.req.param('member'))
    const form = wishForm(sendsTexts(c.var.house.settings))
    return c.render(<WishPage group={group} member={member} form={form} answers={form.blank(asWish(member))} />)
  })
  .post('/groups/:id/messages-and-calls/:member', withGroup(mayLead), async (c) => {
    const { group, viewer } = c.var
    const member = await memberOf(c.var, group, c.req.param('member'))
    const form = wishForm(sendsTexts(c.var.house.settings))
    const answers = form.read(c)
    if (answers.problems) return c.render(<WishPage group={group} member={member} form={form} answers={answers} />, 422)
    const { version, agreed, before, ...wish } = answers.values
    try {
      await keepWish(c.var, group, member, version, { ...wish, beforeBy: before === 'email' || before === 'text' ? before : null })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(member.version ?? 0) }, problems: [] }
      return c.render(<WishPage group={group} member={member} form={form} answers={again} theirs={form.blank(asWish(member))} />, 409)
    }
    return seeOther(c, paths.calls(viewer.partnership.slug, group.id), 'Saved')
  })

  .post('/groups/:id/messages-and-calls/:member/rung', withGroup(mayLead), async (c) => {
    const { tx, group, viewer } = c.var
    const member = await memberOf(c.var, group, c.req.param('member'))
    const [missed] = await listLatestDays(tx, group, 1)
    if (missed) await sayRung(c.var, member.id, missed)
    return seeOther(c, paths.calls(viewer.partnership.slug, group.id), 'Saved')
  })

type Found = NonNullable<Awaited<ReturnType<typeof findWithWish>>>

async function memberOf({ tx }: Pick<Acting, 'tx'>, group: Group, memberId: string): Promise<Found> {
  const member = isId(memberId) ? await findWithWish(tx, group, memberId) : undefined
  if (!member) throw new NotFound()
  return member
}

const asWish = ({ version, beforeBy, afterMissing, email, phone }: Found) => ({
  version: version ?? 0,
  before: beforeBy ?? ('no' as const),
  afterMissing: afterMissing ?? false,
  email: email ?? '',
  phone: phone ?? '',
  agreed: version !== null,
})
