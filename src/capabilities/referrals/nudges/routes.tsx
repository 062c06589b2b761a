import { Hono } from 'hono'
import { tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { allow } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { maySeeNudges, maySeeWaiting } from '../access.ts'
import { paths } from '../paths.ts'

const nudgeForm = defineForm({
  wants: tick({
    label: 'E-mail me when people wait for an answer',
    hint: 'At most once each working morning, when today is the last day of our promise or it is past. It says how many, and names nobody',
  }),
})

/** Whether somebody wants the message of the morning about people who wait. */
export const nudgeRoutes = new Hono<Env>()
  .get('/referrals/nudges', allow(maySeeNudges), async (c) => {
    const { tx, viewer } = c.var
    const there = await tx
      .selectFrom('nudge')
      .select('wants')
      .where('partnershipId', '=', viewer.partnershipId)
      .where('membershipId', '=', viewer.membershipId)
      .executeTakeFirst()
    return c.render(
      <QuestionPage
        title="Messages about our promise"
        form={nudgeForm}
        answers={nudgeForm.blank({ wants: there?.wants ?? true })}
        action={paths.nudges(viewer.partnership.slug)}
        submit="Save"
        {...(maySeeWaiting(viewer) ? { back: { href: paths.waiting(viewer.partnership.slug), label: 'New referrals' } } : {})}
      />,
    )
  })
  .post('/referrals/nudges', allow(maySeeNudges), async (c) => {
    const { tx, viewer } = c.var
    const wants = nudgeForm.read(c).values?.wants ?? false
    await tx
      .insertInto('nudge')
      .values({ partnershipId: viewer.partnershipId, membershipId: viewer.membershipId, wants })
      .onConflict((conflict) => conflict.columns(['partnershipId', 'membershipId']).doUpdateSet({ wants }))
      .execute()
    return seeOther(c, paths.nudges(viewer.partnership.slug), wants ? 'You get the message' : 'You get no such message any more')
  })
