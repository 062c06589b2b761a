import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../platform/access.ts'
import { recordInAudit } from '../../platform/audit.ts'
import { addDays, dayIn } from '../../platform/clock.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { isId } from '../../platform/ids.ts'
import { asFigure, type CountsFigure, drawCounts } from '../evaluation/index.ts'
import { mayAnswerThePhone, mayKeep, maySee, maySeeLists, maySendList, maySetRules, mayWrite } from './access.ts'
import { asChain, countStepsOf, leftOutShown, type Steps } from './funnel.ts'
import { letters } from './letters/routes.tsx'
import { keptFrom, type PracticeList } from './list.ts'
import { type Funnel, ListPage } from './pages/ListPage.tsx'
import { ListsPage } from './pages/ListsPage.tsx'
import { paths } from './paths.ts'
import { countToSend, findList, findPractice, findRules, listLists, listNoted, listRejected, listRuns, PAGE } from './queries.ts'
import { replies } from './replies/routes.tsx'
import { rules } from './rules/routes.tsx'
import { auditedList, uploads } from './uploads/routes.tsx'

const withList = thingInPath('list', findList, auditedList)

export const routes = new Hono<Env>()
  .get('/practice-lists', allow(maySeeLists), async (c) => {
    const { tx, viewer } = c.var
    const rows = await listLists(tx, viewer.partnershipId, { after: afterIn(c) })
    const last = rows.length === PAGE ? rows.at(-1) : undefined
    return c.render(
      <ListsPage
        lists={rows.map((row) => ({ ...row, register: mayKeep(viewer, row) ? row.register : undefined }))}
        next={last && `${paths.lists(viewer.partnership.slug)}?after=${last.id}`}
        maySend={maySendList(viewer)}
        mayAnswer={mayAnswerThePhone(viewer)}
        maySetRules={maySetRules(viewer)}
      />,
    )
  })
  .route('/', rules)
  .route('/', uploads)
  .route('/', letters)
  .route('/', replies)

  .get('/practice-lists/:id', withList(maySee), async (c) => {
    const { tx, viewer, list, today } = c.var
    const { partnershipId } = viewer
    const [keeps, writes] = [mayKeep(viewer, list), mayWrite(viewer, list)]
    await recordInAudit(c.var, 'looked at', auditedList(list))
    const practice = await findPractice(tx, partnershipId, list.organisationId)
    const steps = list.found > 0 ? await countStepsOf(tx, partnershipId, list.id) : undefined
    return c.render(
      <ListPage
        list={list}
        practice={practice?.name ?? ''}
        mayKeep={keeps}
        mayWrite={writes}
        leftOut={steps ? leftOutShown(steps) : []}
        funnel={steps && list.usedFrom ? await drawFunnel(steps) : undefined}
        rejected={keeps ? await listRejected(tx, partnershipId, list.id) : []}
        noted={keeps ? await listNoted(tx, partnershipId, list.id) : []}
        runs={await listRuns(tx, partnershipId, list.id)}
        toSend={writes && list.state === 'in use' ? await countToSend(tx, list, today, await findRules(tx, partnershipId)) : []}
        forgetsOn={list.state === 'in use' ? await forgetsOn(c.var, list) : undefined}
      />,
    )
  })

/** Drawn after small numbers are hidden, so that nothing else reaches the page. */
async function drawFunnel(steps: Steps): Promise<Funnel> {
  const figure = asFigure({ title: 'From the register to support', definition: '' }, asChain(steps)) as CountsFigure
  return { figure, picture: await drawCounts(figure) }
}

async function forgetsOn({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, list: PracticeList) {
  const { forgetAfterDays } = await findRules(tx, viewer.partnershipId)
  return addDays(keptFrom({ ...list, madeOn: dayIn(viewer.partnership.timeZone, list.madeAt) }), forgetAfterDays)
}

function afterIn(c: Context): string | undefined {
  const after = c.req.query('after')
  return isId(after) ? after : undefined
}
