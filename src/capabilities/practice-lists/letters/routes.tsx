import { type Context, Hono } from 'hono'
import { thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { mayWrite } from '../access.ts'
import type { LetterRun } from '../list.ts'
import { RunPage, WritePage } from '../pages/RunPage.tsx'
import { paths } from '../paths.ts'
import { countToSend, findList, findPractice, findRules, findRun } from '../queries.ts'
import { auditedList } from '../uploads/routes.tsx'
import { beginRun, cancelRun, markSent } from './changes/beginRun.ts'
import type { Head } from './drawLetter.ts'
import { sentForm, writeForm } from './forms.ts'
import { listToTakeOut, printLabels, printLetters } from './printLetters.ts'

const withList = thingInPath('list', findList, auditedList)(mayWrite)
const withRun = thingInPath('run', findRun, ({ id }) => ({ thing: 'letters', thingId: id }))(mayWrite)

/** Writing to the people of a list: letters are made ready, printed and posted; e-mails and texts go by themselves. */
export const letters = new Hono<Env>()
  .get('/practice-lists/:id/write', withList, async (c) => {
    const { tx, viewer, list, today } = c.var
    if (list.state !== 'in use') return seeOther(c, paths.list(viewer.partnership.slug, list.id))
    const rules = await findRules(tx, viewer.partnershipId)
    const toSend = await countToSend(tx, list, today, rules)
    const form = writeForm(toSend, rules)
    const first = toSend.find(({ count }) => count > 0)
    const blank = form.blank({ sortedBy: 'postcode', way: 'letter', ...(first ? { kind: first.kind } : {}) })
    return c.render(<WritePage list={list} practice={await practiceName(c.var, list)} form={form} answers={blank} />)
  })
  .post('/practice-lists/:id/write', withList, async (c) => {
    const { tx, viewer, list, today } = c.var
    const rules = await findRules(tx, viewer.partnershipId)
    const form = writeForm(await countToSend(tx, list, today, rules), rules)
    const answers = form.read(c)
    if (answers.problems) return c.render(<WritePage list={list} practice={await practiceName(c.var, list)} form={form} answers={answers} />, 422)
    await beginRun(c.var, list, answers.values)
    return seeOther(c, paths.run(viewer.partnership.slug, answers.values.id), 'They are being made ready')
  })

  .get('/letter-runs/:id', withRun, async (c) => {
    const { tx, run, today } = c.var
    const takeOut = run.state === 'ready' ? await listToTakeOut(tx, run) : []
    return c.render(<RunPage run={run} practice={await practiceName(c.var, run)} takeOut={takeOut} answers={sentForm.blank({ sentOn: today })} />)
  })
  .get('/letter-runs/:id/letters.pdf', withRun, async (c) => {
    const { tx, viewer, run, house } = c.var
    beReady(run)
    await recordInAudit(c.var, 'printed', { thing: 'letters', thingId: run.id })
    const [head, rules] = [await headOf(c.var, run), await findRules(tx, viewer.partnershipId)]
    return asPdf(c, printLetters(house, { run, head, rules, viewer, bothSides: c.req.query('sides') === 'both' }), 'letters')
  })
  .get('/letter-runs/:id/labels.pdf', withRun, async (c) => {
    const { viewer, run, house } = c.var
    beReady(run)
    await recordInAudit(c.var, 'printed', { thing: 'labels', thingId: run.id })
    return asPdf(c, printLabels(house, { run, viewer }), 'labels')
  })

  .post('/letter-runs/:id/sent', withRun, async (c) => {
    const { tx, viewer, run } = c.var
    const answers = sentForm.read(c)
    if (answers.problems)
      return c.render(<RunPage run={run} practice={await practiceName(c.var, run)} takeOut={await listToTakeOut(tx, run)} answers={answers} />, 422)
    // Pressed twice: they are in the post.
    if (run.state !== 'sent') await markSent(c.var, run, answers.values.sentOn)
    return seeOther(c, paths.list(viewer.partnership.slug, run.listId), 'It is written down that they were posted')
  })
  .post('/letter-runs/:id/cancel', withRun, async (c) => {
    const { viewer, run } = c.var
    if (run.state !== 'cancelled') await cancelRun(c.var, run)
    return seeOther(c, paths.list(viewer.partnership.slug, run.listId), 'These letters are cancelled')
  })

const beReady = ({ state }: LetterRun) => {
  if (state !== 'ready') throw new OutOfDate('These letters have gone out, or are not ready. Print one letter again from the page of whoever it is for.')
}

async function practiceOf({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { organisationId }: { organisationId: string }) {
  const practice = await findPractice(tx, viewer.partnershipId, organisationId)
  if (!practice) throw new NotFound()
  return practice
}

const practiceName = async (acting: Pick<Acting, 'tx' | 'viewer'>, of: { organisationId: string }) => (await practiceOf(acting, of)).name

/** What is the same on every letter. */
async function headOf(acting: Pick<Acting, 'tx' | 'viewer' | 'house' | 'words' | 'today'>, run: { organisationId: string }): Promise<Head> {
  const { viewer, house, words, today } = acting
  const practice = await practiceOf(acting, run)
  const { name: partnership, phone, slug } = viewer.partnership
  const address = [partnership, practice.name, ...practice.address.split('\n'), practice.postcode ?? ''].filter(Boolean)
  return {
    partnership,
    phone,
    practice: practice.name,
    replyAt: `${house.settings.url}${paths.haveCode(slug)}`.replace(/^https?:\/\//, ''),
    returnTo: address.join(', '),
    day: words.day(today),
    t: words.t,
  }
}

const asPdf = (c: Context, body: ReadableStream<Uint8Array>, name: string) =>
  c.body(body as never, 200, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}.pdf"`, 'cache-control': 'no-store' })
