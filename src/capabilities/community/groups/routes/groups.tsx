import { Hono } from 'hono'
import type { ChartProps } from '../../../../design/Chart.tsx'
import { lineChart } from '../../../../design/charts.ts'
import { allow } from '../../../../platform/access.ts'
import { addMonths, type Day } from '../../../../platform/clock.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { isId } from '../../../../platform/ids.ts'
import { mayAccountFor, mayAskForPlace, mayKeepRegister, mayLead, mayReadGroup, maySeeEveryGroup, maySeeGroups, mayShape } from '../access.ts'
import { groupFilters } from '../forms/filters.ts'
import { type Group, QUIET_AFTER, quietBefore, USED_TO_COME } from '../group.ts'
import { worriesOf } from '../lasting.ts'
import { GroupPage } from '../pages/GroupPage.tsx'
import { AllGroupsPage, GroupsPage } from '../pages/GroupsPage.tsx'
import { paths } from '../paths.ts'
import { findBalance } from '../queries/belongings.ts'
import { countByMonth, countSince, countSinceBeginning, listLastHereBefore, listLatestDays } from '../queries/figures.ts'
import { listGroups, listKeepers, listLife, listMeetups, listTheirGroups } from '../queries/groups.ts'
import { listLatestChecks, listLatestChecksOf } from '../queries/lasting.ts'
import { countWaiting } from '../queries/waiting.ts'
import { withGroup } from './withGroup.ts'

const PAGE = 25

/** The groups, and the page of each. */
export const groupRoutes = new Hono<Env>()
  .get('/groups', allow(maySeeGroups), async (c) => {
    const { tx, viewer, today } = c.var
    if (!maySeeEveryGroup(viewer)) return c.render(<GroupsPage groups={await listTheirGroups(tx, viewer)} />)
    const { typed, values } = groupFilters.readAddress(c)
    const state = values.state || undefined
    const groups = await listGroups(tx, viewer.partnershipId, today, { state, worry: values.worry, after: afterIn(c.req.query('after')), limit: PAGE })
    const checks = await listLatestChecksOf(
      tx,
      viewer.partnershipId,
      groups.map(({ id }) => id),
    )
    const shown = groups.map((group) => {
      const [latest, before] = checks.get(group.id) ?? []
      return { ...group, worries: worriesOf({ group, latest, before, lastMetOn: group.lastMetOn }, today) }
    })
    const last = groups.length === PAGE ? groups.at(-1) : undefined
    const filters = { ...(state ? { state } : {}), ...(values.worry ? { worry: 'yes' } : {}) }
    const next = last && paths.groups(viewer.partnership.slug, { ...filters, after: `${last.sortName}~${last.id}` })
    return c.render(<AllGroupsPage groups={shown} answers={{ typed, problems: [] }} next={next} />)
  })

  .get('/groups/:id', withGroup(mayReadGroup), async (c) => {
    const { tx, viewer, group, today } = c.var
    const may = {
      keepRegister: mayKeepRegister(viewer, group),
      lead: mayLead(viewer, group),
      shape: mayShape(viewer, group),
      accountFor: mayAccountFor(viewer, group),
      askForPlace: mayAskForPlace(viewer, group),
    }
    const meetups = await listMeetups(tx, group)
    const [latest, before] = may.accountFor ? await listLatestChecks(tx, group, 2) : []
    return c.render(
      <GroupPage
        group={group}
        life={await listLife(tx, group)}
        figures={may.keepRegister ? await countSince(tx, group, addMonths(today, -12)) : await countSinceBeginning(tx, group)}
        isLastYear={may.keepRegister}
        meetups={meetups}
        chart={await chartOf(c.var, group)}
        quiet={may.lead ? await quietOf(c.var, group) : []}
        {...(await listKeepers(tx, group))}
        balance={may.accountFor ? await findBalance(tx, group) : undefined}
        waiting={may.askForPlace ? await countWaiting(tx, group) : undefined}
        worries={worriesOf({ group, latest, before, lastMetOn: meetups[0]?.metOn ?? null }, today)}
        today={today}
        may={may}
      />,
    )
  })

function afterIn(text = ''): { sortName: string; id: string } | undefined {
  const at = text.lastIndexOf('~')
  const id = text.slice(at + 1)
  return at >= 0 && isId(id) ? { sortName: text.slice(0, at).replaceAll('\u0000', ''), id } : undefined
}

async function quietOf({ tx }: Pick<Acting, 'tx'>, group: Group) {
  const before = quietBefore(await listLatestDays(tx, group, QUIET_AFTER))
  return before ? listLastHereBefore(tx, group, before, USED_TO_COME) : []
}

/** Attendances of the last twelve months; nothing until there are two to compare. */
async function chartOf({ tx, today, words: { t, language } }: Pick<Acting, 'tx' | 'today' | 'words'>, group: Group): Promise<ChartProps | undefined> {
  const first = `${addMonths(today, -11).slice(0, 7)}-01`
  const counted = new Map((await countByMonth(tx, group, first)).map((row) => [row.month, row]))
  if (counted.size < 2) return undefined
  const months = Array.from({ length: 12 }, (_, i) => addMonths(first, i))
  const named = (month: Day, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      month: style,
      ...(style === 'long' ? { year: 'numeric' as const } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${month}T00:00:00Z`))
  const points = months.map((month) => ({ when: named(month, 'short'), value: counted.get(month.slice(0, 7))?.attendances ?? 0 }))
  const most = Math.max(...points.map(({ value }) => value))
  return {
    title: t('Attendances each month'),
    description: t('Attendances of each of the last 12 months, {{most}} at most', { most }),
    definition: t('This month is not over yet.'),
    svg: await lineChart({ unit: t('Attendances'), lines: [{ name: t('Attendances'), points }] }),
    table: {
      columns: [t('Month'), t('Meet-ups'), t('Attendances')],
      rows: months.map((month) => {
        const row = counted.get(month.slice(0, 7))
        return [named(month, 'long'), row?.meetups ?? 0, row?.attendances ?? 0]
      }),
    },
    tableLabel: t('The figures in a table'),
  }
}
