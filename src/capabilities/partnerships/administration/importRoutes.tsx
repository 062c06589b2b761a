import { Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { rejectedFile } from '../../../platform/csv.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { mayAdminister } from './access.ts'
import { stageImport } from './changes/stageImport.ts'
import { giveUp, switchIn } from './changes/switchIn.ts'
import { practiceListForm } from './forms/practiceList.ts'
import { countWhatWouldChange, findImport, listImports, listRejected } from './importQueries.ts'
import { PracticeListPage } from './pages/PracticeListPage.tsx'
import { PracticeListsPage } from './pages/PracticeListsPage.tsx'
import { paths } from './paths.ts'
import { MOST_REJECTED } from './practiceImport.ts'
import { withWrongs } from './saving.ts'

const admin = allow(mayAdminister)
const withList = thingInPath('list', findImport, ({ id }) => ({ thing: 'list of practices', thingId: id }))(mayAdminister)

/** Bringing in the NHS list of GP practices: sent, checked, then switched in or given up. */
export const importRoutes = new Hono<Env>()
  .get('/administration/practices', admin, async (c) => {
    const imports = await listImports(c.var.tx, c.var.viewer.partnershipId)
    return c.render(<PracticeListsPage imports={imports} answers={practiceListForm.blank()} />)
  })
  .post('/administration/practices', admin, async (c) => {
    const { tx, viewer } = c.var
    const imports = await listImports(tx, viewer.partnershipId)
    const answers = practiceListForm.read(c)
    if (answers.problems) return c.render(<PracticeListsPage imports={imports} answers={answers} />, 422)
    const { id, file } = answers.values
    const wrongs = await stageImport(c.var, id, file)
    // Answered with 422, so nothing that was kept aside of it is committed.
    if (wrongs.length > 0) return c.render(<PracticeListsPage imports={imports} answers={withWrongs(practiceListForm, answers, wrongs)} />, 422)
    return seeOther(c, paths.practiceList(viewer.partnership.slug, id), 'The list was checked')
  })

  .get('/administration/practices/:id', admin, withList, async (c) => {
    const { tx, viewer, list } = c.var
    const would = list.state === 'checked' ? await countWhatWouldChange(tx, viewer.partnershipId, list.id) : undefined
    return c.render(<PracticeListPage list={list} would={would} rejected={await listRejected(tx, viewer.partnershipId, list.id)} />)
  })

  .get('/administration/practices/:id/rejected.csv', admin, withList, async (c) => {
    const { tx, viewer, list } = c.var
    const rows = await listRejected(tx, viewer.partnershipId, list.id, { limit: MOST_REJECTED })
    const csv = rejectedFile(rows.map(({ line, problem, raw }) => ({ line, reason: problem ?? '', row: JSON.parse(raw ?? '[]') as string[] })))
    return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="rejected-rows.csv"' })
  })

  .post('/administration/practices/:id/switch-in', admin, withList, async (c) => {
    const { viewer, list } = c.var
    // Pressed twice: the list is in use, as was wanted.
    if (list.state !== 'switched in') await switchIn(c.var, list)
    return seeOther(c, paths.practiceList(viewer.partnership.slug, list.id), 'The list is in use')
  })
  .post('/administration/practices/:id/give-up', admin, withList, async (c) => {
    const { viewer, list } = c.var
    if (list.state !== 'given up') await giveUp(c.var, list)
    return seeOther(c, paths.practiceLists(viewer.partnership.slug), 'The list was given up. Nothing was changed')
  })
