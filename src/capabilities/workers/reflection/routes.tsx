import { Hono } from 'hono'
import { lineChart } from '../../../design/charts.ts'
import { allow } from '../../../platform/access.ts'
import { addMonths, type Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { maySeeOwnWork } from '../access.ts'
import { paths } from '../paths.ts'
import { listOwnPairs } from '../supervision/queries.ts'
import { answeredIn, lookBackForm } from './form.ts'
import { LookBackPage, LookingBackPage } from './pages.tsx'
import { type Answered, answerWords, byMonth, VERSION } from './questions.ts'

const MONTHS = 12

/** Looking back at one's own conversations. Nothing of it is audited: that somebody looks back is theirs, too. */
export const reflectionRoutes = new Hono<Env>()
  .get('/my-work/looking-back', allow(maySeeOwnWork), async (c) => {
    const { tx, viewer, today } = c.var
    const all = await listReflections(tx, viewer, addMonths(today, -MONTHS))
    const months = byMonth(all, monthsUntil(today))
    const supervision = (await listOwnPairs(tx, viewer)).find(({ workerId }) => workerId === viewer.membershipId)
    return c.render(<LookingBackPage all={all} months={months} chart={await chartOf(months)} supervisionId={supervision?.id} />)
  })
  .get('/my-work/looking-back/new', allow(maySeeOwnWork), (c) => c.render(<LookBackPage answers={lookBackForm.blank({ lookedBackOn: c.var.today })} />))
  .post('/my-work/looking-back/new', allow(maySeeOwnWork), async (c) => {
    const answers = lookBackForm.read(c)
    if (answers.problems) return c.render(<LookBackPage answers={answers} />, 422)
    const { id, lookedBackOn, note, ...given } = answers.values
    await keep(c.var, { id, lookedBackOn, note, answers: answeredIn(given) })
    return seeOther(c, paths.lookBack(c.var.viewer.partnership.slug), 'Kept, for you alone')
  })
  .post('/my-work/looking-back/:id/forget', allow(maySeeOwnWork), async (c) => {
    const { tx, viewer } = c.var
    const id = c.req.param('id')
    const { numDeletedRows } = isId(id)
      ? await tx.deleteFrom('reflection').where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).executeTakeFirstOrThrow()
      : { numDeletedRows: 0n }
    if (numDeletedRows !== 1n) throw new NotFound()
    return seeOther(c, paths.lookBack(viewer.partnership.slug), 'Forgotten')
  })

/** What the viewer answered to themself since a day, latest first. Nobody else finds any. */
export async function listReflections(tx: Tx, { partnershipId, membershipId }: Member, since: Day) {
  const rows = await tx
    .selectFrom('reflection')
    .select(['id', 'lookedBackOn', 'answers', 'note'])
    .where('partnershipId', '=', partnershipId)
    .where('membershipId', '=', membershipId)
    .where('versionAsked', '=', VERSION)
    .where('lookedBackOn', '>=', since)
    .orderBy('lookedBackOn', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, answers: row.answers as Answered }))
}

async function keep({ tx, viewer }: Acting, { id, lookedBackOn, note, answers }: { id: string; lookedBackOn: Day; note: string; answers: Answered }) {
  const { partnershipId, membershipId } = viewer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reflection')
    .values({ partnershipId, id, membershipId, lookedBackOn, versionAsked: VERSION, answers: JSON.stringify(answers), note })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return
  const there = await tx.selectFrom('reflection').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (!there) throw new NotFound()
}

/** The months of a year up to a day, as 2026-12, oldest first. */
const monthsUntil = (today: Day) => Array.from({ length: MONTHS }, (_, at) => addMonths(`${today.slice(0, 7)}-01`, at - MONTHS + 1).slice(0, 7))

async function chartOf(months: readonly { month: string; mean: number | null }[]) {
  if (months.filter(({ mean }) => mean !== null).length < 2) return undefined
  const points = months.map(({ month, mean }) => ({ when: shortMonth(month), value: mean === null ? null : Math.round(mean * 100) / 100 }))
  const levels = ([1, 2, 3] as const).map((value) => ({ value, name: answerWords[value] }))
  return lineChart({ unit: 'Mean answer', lines: [{ name: 'You', points }], levels })
}

const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const shortMonth = (month: string) => SHORT.format(new Date(`${month}-01T00:00:00Z`))
