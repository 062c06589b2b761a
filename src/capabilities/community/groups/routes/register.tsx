import { type Context, Hono } from 'hono'
import type { Answers } from '../../../../design/form/form.ts'
import type { Day } from '../../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { mayKeepRegister } from '../access.ts'
import { keepRegister } from '../changes/keepRegister.ts'
import { chooseDayForm, keepRegisterForm } from '../forms/keepRegister.tsx'
import type { Group, Member } from '../group.ts'
import { RegisterPage } from '../pages/RegisterPage.tsx'
import { SheetPage } from '../pages/SheetPage.tsx'
import { paths } from '../paths.ts'
import { findMeetup, listMembers } from '../queries/groups.ts'
import { listToKeep } from '../queries/kiosk.ts'
import { withGroup } from './withGroup.ts'

/** Keeping a register, and the same on paper. */
export const registerRoutes = new Hono<Env>()
  .get('/groups/:id/register', withGroup(mayKeepRegister), async (c) => {
    const { group, today } = c.var
    const chosen = chosenDay(c)
    const on = chosen.values?.on ?? today
    const register = await registerOf(c.var, group, on)
    const form = keepRegisterForm(register.names, on)
    const answers = form.blank(asFormValues(register))
    const atKiosk = register.atKiosk.length
    return c.render(<RegisterPage {...{ group, on, form, answers, chosen, atKiosk }} />, chosen.problems?.length ? 422 : 200)
  })
  .post('/groups/:id/register', withGroup(mayKeepRegister), async (c) => {
    const { group, viewer } = c.var
    const { on } = chosenDay(c).values ?? {}
    if (!on) throw new NotFound()
    const { members, names, meetup, atKiosk } = await registerOf(c.var, group, on)
    const form = keepRegisterForm(names, on)
    const answers = form.read(c)
    if (answers.problems) return c.render(<RegisterPage group={group} on={on} form={form} answers={answers} />, 422)
    const { version, came, added, others = 0 } = answers.values
    const newAtKiosk = atKiosk.filter(({ id, memberId }) => memberId === null && came.includes(id))
    try {
      await keepRegister(c.var, group, {
        on,
        versionSeen: version,
        came: came.filter((id) => !newAtKiosk.some((each) => each.id === id)),
        added: [...added, ...newAtKiosk.map(({ id, firstName }) => ({ id, name: firstName }))],
        others,
        fromKiosk: atKiosk.map(({ id }) => id),
      })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(meetup?.version ?? 0) }, problems: [] }
      const theirs = inNames(form.fields.came.show(tickedOf(members), c.var.words), '', meetup?.others ?? 0)
      const yours = inNames(form.fields.came.show(came, c.var.words), form.fields.added.show(added, c.var.words), others)
      return c.render(<RegisterPage group={group} on={on} form={form} answers={again} outOfDate={{ theirs, yours }} />, 409)
    }
    return seeOther(c, paths.group(viewer.partnership.slug, group.id), 'The register is kept')
  })

  .get('/groups/:id/sheet', withGroup(mayKeepRegister), async (c) => {
    const { tx, group } = c.var
    return c.render(<SheetPage group={group} members={await listMembers(tx, group, undefined)} />)
  })

/** The day of the address: today when it names none, problems when it cannot be. */
function chosenDay(c: Context): Answers<{ on: Day }> {
  const { typed, values } = chooseDayForm.readAddress(c)
  const isNamed = ['on-day', 'on-month', 'on-year'].some((part) => c.req.query(part))
  const on = isNamed ? values.on : c.get('today')
  if (on) return { ...chooseDayForm.blank({ on }), problems: undefined, values: { on } }
  return { typed, problems: [{ field: 'on', control: 'on-day', message: 'Enter a real day like 3 12 2026, not after today and not more than two years ago' }] }
}

/** The register of a day as it is, and who said at the kiosk that they came and is not on it yet. */
async function registerOf({ tx }: Pick<Acting, 'tx'>, group: Group, on: Day) {
  const meetup = await findMeetup(tx, group, on)
  const members = await listMembers(tx, group, meetup?.id)
  const atKiosk = await listToKeep(tx, group, on)
  const isNew = atKiosk.filter(({ id, memberId }) => memberId === null && !members.some((member) => member.id === id))
  const names = [...members, ...isNew.map(({ id, firstName }) => ({ id, calledName: firstName, came: 0, lastCameOn: null, isTicked: false }))]
  return { meetup, members, atKiosk, names }
}

const tickedOf = (members: readonly Member[]) => members.filter(({ isTicked }) => isTicked).map(({ id }) => id)

const asFormValues = ({ members, meetup, atKiosk }: Awaited<ReturnType<typeof registerOf>>) => ({
  version: meetup?.version ?? 0,
  came: [...new Set([...tickedOf(members), ...atKiosk.map(({ id, memberId }) => memberId ?? id)])],
  ...(meetup ? { others: meetup.others } : {}),
})

const inNames = (came: string, added: string, others: number): Answers<any> => ({ typed: { came, added, others: String(others) }, problems: [] })
