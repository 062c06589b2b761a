import { Hono } from 'hono'
import { lineChart } from '../../../design/charts.ts'
import { tick } from '../../../design/form/choice.tsx'
import { defineForm, withProblem } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { newId } from '../../../platform/ids.ts'
import { mayKeepWords, maySeeOwnWork } from '../access.ts'
import { paths } from '../paths.ts'
import { foldPhrase, waysOf } from './noticing.ts'
import { WayPage, WaysPage } from './pages.tsx'
import { findWay, listOwnWays, listTallies } from './queries.ts'

const asked = {
  say: text({ label: 'Another way of saying it', missing: 'Enter another way of saying it', most: 200 }),
  isOff: tick({ label: 'Do not point it out any more' }),
}
// Sent twice, the same words are kept once: a phrase is there only once.
const addForm = defineForm({
  phrase: text({ label: 'The words', hint: 'As people write them, in a few words', missing: 'Enter the words', most: 60 }),
  ...asked,
})
const changeForm = defineForm({ version: versionSeen(), ...asked })

const withWay = thingInPath('way', findWay, ({ id }) => ({ thing: 'way of saying', thingId: id }))

/** The words that are pointed out, and another way of saying each. */
export const wordingRoutes = new Hono<Env>()
  .get('/ways-of-saying', allow(mayKeepWords), async (c) => {
    const { tx, viewer } = c.var
    const own = await listOwnWays(tx, viewer.partnershipId)
    const tallies = maySeeOwnWork(viewer) ? await listTallies(tx, viewer) : []
    return c.render(<WaysPage ways={waysOf(own)} own={own} tallies={tallies} chart={await chartOf(tallies)} />)
  })
  .get('/ways-of-saying/new', allow(mayKeepWords), (c) => c.render(<WayPage form={addForm} answers={addForm.blank({ phrase: c.req.query('phrase') ?? '' })} />))
  .post('/ways-of-saying/new', allow(mayKeepWords), async (c) => {
    const answers = addForm.read(c)
    if (answers.problems) return c.render(<WayPage form={addForm} answers={answers} />, 422)
    if (!foldPhrase(answers.values.phrase)) return c.render(<WayPage form={addForm} answers={withProblem(answers, 'phrase', 'Enter the words')} />, 422)
    await keepWay(c.var, answers.values)
    return seeOther(c, paths.words(c.var.viewer.partnership.slug), 'Saved')
  })
  .get('/ways-of-saying/:id', allow(mayKeepWords), withWay(mayKeepWords), (c) => {
    const { way } = c.var
    return c.render(<WayPage form={changeForm} way={way} answers={changeForm.blank(way)} />)
  })
  .post('/ways-of-saying/:id', allow(mayKeepWords), withWay(mayKeepWords), async (c) => {
    const { tx, viewer, way } = c.var
    const answers = changeForm.read(c)
    if (answers.problems) return c.render(<WayPage form={changeForm} way={way} answers={answers} />, 422)
    const { version: versionSeenNow, ...words } = answers.values
    const { numUpdatedRows } = await tx
      .updateTable('wayOfSaying')
      .set({ ...words, version: versionSeenNow + 1 })
      .where('partnershipId', '=', viewer.partnershipId)
      .where('id', '=', way.id)
      .where('version', '=', versionSeenNow)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) {
      const again = { typed: { ...answers.typed, version: String(way.version) }, problems: [] }
      return c.render(<WayPage form={changeForm} way={way} answers={again} theirs={changeForm.blank(way)} />, 409)
    }
    await recordInAudit(c.var, 'changed', { thing: 'way of saying', thingId: way.id })
    return seeOther(c, paths.words(viewer.partnership.slug), 'Saved')
  })

/** Adds a phrase, or says one of ours another way. Somebody who adds one that is there changes it. */
async function keepWay(acting: Acting, { phrase, say, isOff }: { phrase: string; say: string; isOff: boolean }) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const foldedPhrase = foldPhrase(phrase)
  await tx
    .insertInto('wayOfSaying')
    .values({ partnershipId, id: newId(), phrase, foldedPhrase, say, isOff })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'foldedPhrase']).doUpdateSet({ say, isOff }))
    .execute()
  await recordInAudit(acting, 'kept', { thing: 'way of saying' })
}

async function chartOf(tallies: readonly { monthOn: string; notes: number; noticed: number }[]) {
  if (tallies.length < 2) return undefined
  const points = tallies.map(({ monthOn, notes, noticed }) => ({
    when: SHORT.format(new Date(`${monthOn}T00:00:00Z`)),
    value: Math.round((noticed / notes) * 100),
  }))
  return lineChart({ unit: 'Notes of a hundred', lines: [{ name: 'Notes', points }] })
}

const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' })
