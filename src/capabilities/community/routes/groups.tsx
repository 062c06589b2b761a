import { type Context, Hono } from 'hono'
import type { ChartProps } from '../../../design/Chart.tsx'
import { barChart } from '../../../design/charts.ts'
import type { Answers } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { addMonths, type Day } from '../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { mayKeepRegister, mayReadGroup, maySeeTheirGroups } from '../access.ts'
import { keepRegister } from '../changes/keepRegister.ts'
import { chooseDayForm, keepRegisterForm } from '../forms/keepRegister.tsx'
import type { Group, Meetup, Member } from '../group.ts'
import { GroupPage } from '../pages/GroupPage.tsx'
import { GroupsPage } from '../pages/GroupsPage.tsx'
import { RegisterPage } from '../pages/RegisterPage.tsx'
import { paths } from '../paths.ts'
import { countGroup, findGroup, findMeetup, listMeetups, listMembers, listTheirGroups } from '../queries/groups.ts'

const withGroup = thingInPath('group', findGroup, ({ id }) => ({ thing: 'group', thingId: id }))

/** Groups and their registers. */
export const groups = new Hono<Env>()
  .get('/groups', allow(maySeeTheirGroups), async (c) => c.render(<GroupsPage groups={await listTheirGroups(c.var.tx, c.var.viewer)} />))

  .get('/groups/:id', withGroup(mayReadGroup), async (c) => {
    const { tx, viewer, group, today } = c.var
    const meetups = await listMeetups(tx, group)
    const isLeader = mayKeepRegister(viewer, group)
    const figures = await countGroup(tx, group, addMonths(today, -12), { withPeople: isLeader })
    return c.render(<GroupPage group={group} figures={figures} meetups={meetups} chart={await chartOf(c.var, meetups)} mayKeepRegister={isLeader} />)
  })

  .get('/groups/:id/register', withGroup(mayKeepRegister), async (c) => {
    const { group, today } = c.var
    const chosen = chosenDay(c)
    const on = chosen.values?.on ?? today
    const { members, meetup } = await registerOf(c.var, group, on)
    const form = keepRegisterForm(members, on)
    const answers = form.blank(asFormValues(members, meetup))
    return c.render(<RegisterPage group={group} on={on} form={form} answers={answers} chosen={chosen} />, chosen.problems?.length ? 422 : 200)
  })
  .post('/groups/:id/register', withGroup(mayKeepRegister), async (c) => {
    const { group, viewer } = c.var
    const { on } = chosenDay(c).values ?? {}
    if (!on) throw new NotFound()
    const { members, meetup } = await registerOf(c.var, group, on)
    const form = keepRegisterForm(members, on)
    const answers = form.read(c)
    if (answers.problems) return c.render(<RegisterPage group={group} on={on} form={form} answers={answers} />, 422)
    const { version, came, added, others = 0 } = answers.values
    try {
      await keepRegister(c.var, group, { on, versionSeen: version, came, added, others })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(meetup?.version ?? 0) }, problems: [] }
      const theirs = inNames(form.fields.came.show(tickedOf(members), c.var.words), '', meetup?.others ?? 0)
      const yours = inNames(form.fields.came.show(came, c.var.words), form.fields.added.show(added, c.var.words), others)
      return c.render(<RegisterPage group={group} on={on} form={form} answers={again} outOfDate={{ theirs, yours }} />, 409)
    }
    return seeOther(c, paths.group(viewer.partnership.slug, group.id), 'The register is kept')
  })

/** The day of the address: today when it names none, problems when it cannot be. */
function chosenDay(c: Context): Answers<{ on: Day }> {
  const { typed, values } = chooseDayForm.readAddress(c)
  const isNamed = ['on-day', 'on-month', 'on-year'].some((part) => c.req.query(part))
  const on = isNamed ? values.on : c.get('today')
  if (on) return { ...chooseDayForm.blank({ on }), problems: undefined, values: { on } }
  return { typed, problems: [{ field: 'on', control: 'on-day', message: 'Enter a real day like 3 12 2026, not after today and not more than two years ago' }] }
}

async function registerOf({ tx }: Pick<Acting, 'tx'>, group: Group, on: Day) {
  const meetup = await findMeetup(tx, group, on)
  return { meetup, members: await listMembers(tx, group, meetup?.id) }
}

const tickedOf = (members: readonly Member[]) => members.filter(({ isTicked }) => isTicked).map(({ id }) => id)

const asFormValues = (members: readonly Member[], meetup: Meetup | undefined) => ({
  version: meetup?.version ?? 0,
  came: tickedOf(members),
  ...(meetup ? { others: meetup.others } : {}),
})

const inNames = (came: string, added: string, others: number): Answers<any> => ({ typed: { came, added, others: String(others) }, problems: [] })

/** How many came each time, oldest first; nothing until there is something to compare. */
async function chartOf({ words: { t, day } }: Pick<Acting, 'words'>, meetups: readonly Meetup[]): Promise<ChartProps | undefined> {
  if (meetups.length < 2) return undefined
  const bars = meetups.toReversed().map(({ metOn, attendances }) => ({ name: day(metOn), value: attendances }))
  const most = Math.max(...bars.map(({ value }) => value))
  return {
    title: t('How many came'),
    description: t('How many came each of the last {{number}} times, {{most}} at most', { number: bars.length, most }),
    svg: await barChart({ unit: t('People'), bars }),
    table: { columns: [t('Day'), t('People')], rows: bars.map(({ name, value }) => [name, value]) },
    tableLabel: t('The figures in a table'),
  }
}
