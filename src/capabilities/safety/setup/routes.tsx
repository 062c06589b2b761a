import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import { NotAllowed, OutOfDate } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { listStaff } from '../../partnerships/index.ts'
import { mayGoOut, mayRaise, maySeeWhatToDo, maySetUp } from '../access.ts'
import { paths } from '../paths.ts'
import { awayForm, safetyForm } from './forms.ts'
import { AwayPage, SetUpSafetyPage, WhatToDoPage } from './pages.tsx'
import { linesOf, type Part, type PhoneName, parts, phoneNames, type Rules } from './pathway.ts'
import { findRules, listLeads } from './queries.ts'
import { saveRules, sayAway } from './saveRules.ts'

/** What to do, who answers, and how a partnership sets that up. */
export const setupRoutes = new Hono<Env>()
  .get('/safety', allow(maySeeWhatToDo), async (c) => {
    const { tx, viewer } = c.var
    const personId = c.req.query('person')
    const rules = await findRules(tx, viewer.partnershipId)
    const leads = await listLeads(tx, viewer.partnershipId)
    const may = { mayRaise: mayRaise(viewer), mayGoOut: mayGoOut(viewer) }
    return c.render(<WhatToDoPage rules={rules} leads={leads} personId={isId(personId) ? personId : undefined} {...may} />)
  })

  .get('/safety/set-up', allow(maySetUp), async (c) => {
    const { tx, viewer } = c.var
    const rules = await findRules(tx, viewer.partnershipId)
    const form = safetyForm(await listStaff(tx, viewer.partnershipId))
    return c.render(<SetUpSafetyPage form={form} rules={rules} answers={form.blank(asValues(rules, await listLeads(tx, viewer.partnershipId)))} />)
  })
  .post('/safety/set-up', allow(maySetUp), async (c) => {
    const { tx, viewer } = c.var
    const { partnershipId, partnership } = viewer
    const members = await listStaff(tx, partnershipId)
    const rules = await findRules(tx, partnershipId)
    const form = safetyForm(members)
    const answers = form.read(c)
    if (answers.problems) return c.render(<SetUpSafetyPage form={form} rules={rules} answers={answers} />, 422)
    const { version, lead1, lead2, lead3, ...written } = answers.values
    const leads = [lead1, lead2, lead3].flatMap((id) => members.find((member) => member.id === id) ?? [])
    try {
      await saveRules(c.var, version, leads, written)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(rules?.version ?? 0) }, problems: [] }
      const theirs = form.blank(asValues(rules, await listLeads(tx, partnershipId)))
      return c.render(<SetUpSafetyPage form={form} rules={rules} answers={again} theirs={theirs} />, 409)
    }
    return seeOther(c, paths.whatToDo(partnership.slug), 'Saved')
  })

  .get('/safety/away', allow(maySeeWhatToDo), async (c) => {
    const { tx, viewer } = c.var
    const me = (await listLeads(tx, viewer.partnershipId)).find(({ id }) => id === viewer.membershipId)
    if (!me) throw new NotAllowed({ thing: 'page' })
    return c.render(<AwayPage answers={awayForm.blank({ awayUntil: me.awayUntil ?? '' })} />)
  })
  .post('/safety/away', allow(maySeeWhatToDo), async (c) => {
    const { tx, viewer } = c.var
    if (!(await listLeads(tx, viewer.partnershipId)).some(({ id }) => id === viewer.membershipId)) throw new NotAllowed({ thing: 'page' })
    const answers = awayForm.read(c)
    if (answers.problems) return c.render(<AwayPage answers={answers} />, 422)
    await sayAway(c.var, answers.values.awayUntil)
    return seeOther(c, paths.whatToDo(viewer.partnership.slug), answers.values.awayUntil ? 'While you are away, the next is asked' : 'You are here again')
  })

function asValues(rules: Rules | undefined, leads: readonly { id: string }[]) {
  const [lead1 = '', lead2 = '', lead3 = ''] = leads.map(({ id }) => id)
  const words = Object.fromEntries(parts.map((part) => [part, linesOf(rules, part).lines.join('\n')])) as Record<Part, string>
  const phones = Object.fromEntries(phoneNames.map((name) => [name, rules?.[name] ?? ''])) as Record<PhoneName, string>
  const { version = 0, acknowledgeWithin = 120, alarmAfter = 15 } = rules ?? {}
  return { version, lead1, lead2, lead3, acknowledgeWithin, alarmAfter, ...words, ...phones }
}
