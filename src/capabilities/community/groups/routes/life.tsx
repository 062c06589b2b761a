import { Hono } from 'hono'
import type { ChartProps } from '../../../../design/Chart.tsx'
import { lineChart } from '../../../../design/charts.ts'
import type { Answers } from '../../../../design/form/form.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { mayAccountFor, mayShape } from '../access.ts'
import { agreeHandOver } from '../changes/agreeHandOver.ts'
import { moveGroupOn } from '../changes/moveGroupOn.ts'
import { sayWhetherItLasts } from '../changes/sayWhetherItLasts.ts'
import { handOverForm, lastingForm, moveOnForm } from '../forms/life.ts'
import type { Group } from '../group.ts'
import { aspects, isDue, type Lasting, scoreOf, type Answers as WhatTheySay, worriesOf } from '../lasting.ts'
import { HandOverPage, LastingPage, MoveOnPage } from '../pages/LifePages.tsx'
import { paths } from '../paths.ts'
import { listLatestDays } from '../queries/figures.ts'
import { listLatestChecks } from '../queries/lasting.ts'
import { withGroup } from './withGroup.ts'

/** Where a group is in its life, and whether it will last. */
export const lifeRoutes = new Hono<Env>()
  .get('/groups/:id/move-on', withGroup(mayShape), (c) => {
    const { group, today } = c.var
    const form = moveOnForm(group.state)
    return c.render(<MoveOnPage group={group} form={form} answers={form.blank({ version: group.version, sinceOn: today })} />)
  })
  .post('/groups/:id/move-on', withGroup(mayShape), async (c) => {
    const { group, viewer } = c.var
    const form = moveOnForm(group.state)
    const answers = form.read(c)
    if (answers.problems) return c.render(<MoveOnPage group={group} form={form} answers={answers} />, 422)
    const { version, ...now } = answers.values
    try {
      await moveGroupOn(c.var, group, version, now)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(group.version) }, problems: [] }
      return c.render(<MoveOnPage group={group} form={form} answers={again} isOutOfDate />, 409)
    }
    return seeOther(c, paths.group(viewer.partnership.slug, group.id), 'Saved')
  })

  .get('/groups/:id/hand-over', withGroup(mayShape), (c) => c.render(<HandOverPage group={c.var.group} answers={asHandOver(c.var.group)} />))
  .post('/groups/:id/hand-over', withGroup(mayShape), async (c) => {
    const { group, viewer } = c.var
    const answers = handOverForm.read(c)
    if (answers.problems) return c.render(<HandOverPage group={group} answers={answers} />, 422)
    try {
      await agreeHandOver(c.var, group, answers.values.version, answers.values)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(group.version) }, problems: [] }
      return c.render(<HandOverPage group={group} answers={again} theirs={asHandOver(group)} />, 409)
    }
    return seeOther(c, paths.group(viewer.partnership.slug, group.id), 'Saved')
  })

  .get('/groups/:id/will-it-last', withGroup(mayAccountFor), async (c) => c.render(await lastingPage(c.var, c.var.group, lastingForm.blank())))
  .post('/groups/:id/will-it-last', withGroup(mayAccountFor), async (c) => {
    const { group, viewer } = c.var
    const answers = lastingForm.read(c)
    if (answers.problems) return c.render(await lastingPage(c.var, group, answers), 422)
    const { id, said, ...given } = answers.values
    await sayWhetherItLasts(c.var, group, { id, said, answers: Object.fromEntries(aspects.map((aspect) => [aspect, Number(given[aspect])])) as WhatTheySay })
    return seeOther(c, paths.willItLast(viewer.partnership.slug, group.id), 'Saved')
  })

const asHandOver = ({ version, handsOverOn, handsOverTo }: Group) => handOverForm.blank({ version, on: handsOverOn ?? '', to: handsOverTo })

async function lastingPage(acting: Acting, group: Group, answers: Answers<any>) {
  const { tx, today } = acting
  const checks = await listLatestChecks(tx, group)
  const [latest, before] = checks
  const [lastMetOn = null] = await listLatestDays(tx, group, 1)
  const worries = worriesOf({ group, latest, before, lastMetOn }, today)
  return <LastingPage {...{ group, checks, worries, answers }} chart={await trendOf(acting, checks)} isDue={isDue(group, today)} />
}

/** How the answers have gone, oldest first; nothing until there are two. */
async function trendOf({ words: { t, day } }: Pick<Acting, 'words'>, checks: readonly Lasting[]): Promise<ChartProps | undefined> {
  if (checks.length < 2) return undefined
  const points = checks.toReversed().map((check) => ({ when: day(check.answeredOn), value: scoreOf(check) }))
  return {
    title: t('How the answers have gone'),
    description: t('From {{first}} to {{last}} of 30', { first: points[0]?.value, last: points.at(-1)?.value }),
    definition: t('Six answers of one to five, added up: 6 at the least, 30 at the most.'),
    svg: await lineChart({
      unit: t('Of 30'),
      lines: [{ name: t('Of 30'), points: points.map(({ when, value }) => ({ when: when.replace(/^\p{L}+ /u, ''), value })) }],
    }),
    table: { columns: [t('Day'), t('Of 30')], rows: points.map(({ when, value }) => [when, value]) },
    tableLabel: t('The figures in a table'),
  }
}
