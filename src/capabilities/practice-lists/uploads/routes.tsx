import { type Context, Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { rejectedFile } from '../../../platform/csv.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { mayKeep, maySendList } from '../access.ts'
import { cancelList } from '../changes/forgetList.ts'
import type { PracticeList } from '../list.ts'
import { paths } from '../paths.ts'
import { findList, findPractice, findRules, listNoted, listOwnPractices, listRejected } from '../queries.ts'
import { stageFile } from './changes/stageFile.ts'
import { matchColumns, switchIn } from './changes/switchIn.ts'
import { addListForm, asChosen, asMatched, columnsForm } from './forms.ts'
import { AddListPage, CancelListPage, ColumnsPage } from './pages.tsx'

const send = allow(maySendList)
export const auditedList = ({ id }: Pick<PracticeList, 'id'>) => ({ thing: 'practice list', thingId: id })
const withList = thingInPath('list', findList, auditedList)(mayKeep)

const IN_A_FILE = 20_000

/** Sending a list: the file is kept aside, its columns are matched, it is read and checked, and then used or cancelled. */
export const uploads = new Hono<Env>()
  .get('/practice-lists/add', send, async (c) => {
    const practices = await listOwnPractices(c.var.tx, c.var.viewer)
    const [only] = practices.length === 1 ? practices : []
    const form = addListForm(practices)
    return c.render(<AddListPage form={form} answers={form.blank({ organisationId: only?.id ?? '' })} {...(await forgetting(c.var))} />)
  })
  .post('/practice-lists/add', send, async (c) => {
    const { tx, viewer } = c.var
    const form = addListForm(await listOwnPractices(tx, viewer))
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddListPage form={form} answers={answers} {...(await forgetting(c.var))} />, 422)
    const wrong = await stageFile(c.var, answers.values)
    // Answered with 422, so nothing that was kept of it is committed.
    if (wrong) return c.render(<AddListPage form={form} answers={withProblem(answers, 'file', wrong)} {...(await forgetting(c.var))} />, 422)
    return seeOther(c, paths.columns(viewer.partnership.slug, answers.values.id))
  })

  .get('/practice-lists/:id/columns', withList, (c) => {
    const { list, viewer } = c.var
    if (list.state !== 'columns') return seeOther(c, paths.list(viewer.partnership.slug, list.id))
    const form = columnsForm(list.columns)
    return c.render(<ColumnsPage list={list} form={form} answers={form.blank({ ...asChosen(list.matched as never), version: list.version } as never)} />)
  })
  .post('/practice-lists/:id/columns', withList, async (c) => {
    const { list, viewer } = c.var
    const here = paths.list(viewer.partnership.slug, list.id)
    // Sent twice by an impatient hand: it is being read, as was wanted.
    if (list.state !== 'columns') return seeOther(c, here)
    const form = columnsForm(list.columns)
    const answers = form.read(c)
    if (answers.problems) return c.render(<ColumnsPage list={list} form={form} answers={answers} />, 422)
    await matchColumns(c.var, list, answers.values.version as never, asMatched(answers.values as never))
    return seeOther(c, here, 'The list is being read')
  })

  .get('/practice-lists/:id/rejected.csv', withList, async (c) => {
    const { tx, viewer, list } = c.var
    const rows = await listRejected(tx, viewer.partnershipId, list.id, { limit: IN_A_FILE })
    await recordInAudit(c.var, 'looked at', { ...auditedList(list), reason: 'rows that cannot be used' })
    return asFile(c, rejectedFile(rows.map(({ line, reason, raw }) => ({ line, reason, row: cellsOf(raw) }))), 'rejected-rows.csv')
  })
  .get('/practice-lists/:id/notes.csv', withList, async (c) => {
    const { tx, viewer, list } = c.var
    const rows = await listNoted(tx, viewer.partnershipId, list.id, { limit: IN_A_FILE })
    await recordInAudit(c.var, 'looked at', { ...auditedList(list), reason: 'rows to look at' })
    const csv = rejectedFile(rows.map(({ line, name, nhsNumber, notes }) => ({ line, reason: notes.join('. '), row: [name, nhsNumber ?? ''] })))
    return asFile(c, csv, 'rows-to-look-at.csv')
  })

  .post('/practice-lists/:id/use', withList, async (c) => {
    const { list, viewer } = c.var
    // Pressed twice: it is in use, as was wanted.
    if (list.state !== 'in use') await switchIn(c.var, list)
    return seeOther(c, paths.list(viewer.partnership.slug, list.id), 'The list is in use')
  })
  .get('/practice-lists/:id/cancel', withList, async (c) => {
    const { tx, list } = c.var
    const practice = await findPractice(tx, list.partnershipId, list.organisationId)
    return c.render(<CancelListPage list={list} practice={practice?.name ?? ''} />)
  })
  .post('/practice-lists/:id/cancel', withList, async (c) => {
    const { list, viewer } = c.var
    if (list.state !== 'cancelled') await cancelList(c.var, list)
    return seeOther(c, paths.list(viewer.partnership.slug, list.id), 'The list was cancelled, and these people are forgotten')
  })

const forgetting = async ({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>) => ({ forgetAfterDays: (await findRules(tx, viewer.partnershipId)).forgetAfterDays })

const asFile = (c: Context, csv: string, name: string) =>
  c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` })

/** A row as it came. One that was cut because it was long comes as it is. */
function cellsOf(raw: string): string[] {
  try {
    return (JSON.parse(raw) as unknown[]).map(String)
  } catch {
    return [raw]
  }
}
