import { Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { rejectedFile } from '../../../platform/csv.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { TableProblem } from '../../../platform/table.ts'
import { paths } from '../paths.ts'
import { mayImport } from './access.ts'
import { askToSwitchIn, beginReading, giveUp } from './changes/beginImport.ts'
import { addSource, changeSource } from './changes/keepSource.ts'
import { stageFile } from './changes/stageFile.ts'
import { savePlaces, takePlaces } from './changes/takePlaces.ts'
import type { Outcome } from './comparing.ts'
import { type DirectoryImport, isDecided } from './directory.ts'
import { addSourceForm, changeSourceForm, placesForm, sendFileForm, switchInForm } from './forms/source.ts'
import { ImportPage, OutcomePage, outcomes } from './pages/ImportPage.tsx'
import { PlacesPage } from './pages/PlacesPage.tsx'
import { AddSourcePage, ChangeSourcePage, SendFilePage, SourcePage } from './pages/SourcePage.tsx'
import { SourcesPage } from './pages/SourcesPage.tsx'
import { importPaths } from './paths.ts'
import { countPlaces, findImport, findSource, listByOutcome, listImports, listNoted, listRejected, listSources } from './queries.ts'
import { readAreas, readPlaces } from './reading/placesTable.ts'

const admin = allow(mayImport)
const withSource = thingInPath('source', findSource, ({ id }) => ({ thing: 'directory source', thingId: id }))(mayImport)
const withImport = thingInPath('of', findImport, ({ id }) => ({ thing: 'directory import', thingId: id }))(mayImport)

const IN_A_FILE = 10_000
const ON_A_PAGE = 50

/** Taking in other directories: a feed or a file is read, shown, then switched in or given up. */
export const imports = new Hono<Env>()
  .get('/community/imports', admin, async (c) => {
    const { tx, viewer } = c.var
    const all = await listImports(tx, viewer.partnershipId)
    const latest = new Map<string, DirectoryImport>()
    for (const each of all) if (!latest.has(each.sourceId)) latest.set(each.sourceId, each)
    const sources = await listSources(tx, viewer.partnershipId)
    return c.render(<SourcesPage sources={sources} latest={latest} placesKnown={await countPlaces(tx, viewer.partnershipId)} />)
  })

  .get('/community/imports/add', admin, (c) => c.render(<AddSourcePage answers={addSourceForm.blank({ refresh: 'weekly', countsAsChecked: true })} />))
  .post('/community/imports/add', admin, async (c) => {
    const { tx, viewer } = c.var
    const answers = addSourceForm.read(c)
    if (answers.problems) return c.render(<AddSourcePage answers={answers} />, 422)
    await addSource(c.var, answers.values)
    const source = await findSource(tx, viewer.partnershipId, answers.values.id)
    if (!source) throw new NotFound()
    const id = await beginReading(c.var, source)
    return seeOther(c, importPaths.import(viewer.partnership.slug, id), 'The feed is being read')
  })

  .get('/community/imports/file', admin, (c) => c.render(<SendFilePage answers={sendFileForm.blank()} />))
  .post('/community/imports/file', admin, async (c) => {
    const answers = sendFileForm.read(c)
    if (answers.problems) return c.render(<SendFilePage answers={answers} />, 422)
    const wrong = await stageFile(c.var, answers.values)
    // Answered with 422, so nothing that was kept aside of it is committed.
    if (wrong) return c.render(<SendFilePage answers={withProblem(answers, 'file', wrong)} />, 422)
    return seeOther(c, importPaths.import(c.var.viewer.partnership.slug, answers.values.id), 'The file is being compared with what is here')
  })

  .get('/community/imports/places', admin, async (c) => {
    const { tx, viewer } = c.var
    return c.render(<PlacesPage answers={placesForm.blank()} known={await countPlaces(tx, viewer.partnershipId)} />)
  })
  .post('/community/imports/places', admin, async (c) => {
    const { tx, viewer } = c.var
    const answers = placesForm.read(c)
    const known = () => countPlaces(tx, viewer.partnershipId)
    if (answers.problems) return c.render(<PlacesPage answers={answers} known={await known()} />, 422)
    const { areas, wrong } = readAreas(answers.values.areas)
    if (wrong)
      return c.render(
        <PlacesPage answers={withProblem(answers, 'areas', 'Enter the first halves of postcodes, such as NG12 NG13')} known={await known()} />,
        422,
      )
    try {
      const taken = await takePlaces(readPlaces(answers.values.file.stream(), areas), (some) => savePlaces(tx, viewer.partnershipId, some))
      if (taken.taken === 0)
        return c.render(<PlacesPage answers={withProblem(answers, 'file', 'Nothing in this file can be used')} known={await known()} taken={taken} />, 422)
      await recordInAudit(c.var, 'uploaded', { thing: 'places', reason: `${taken.taken} places` })
      return c.render(<PlacesPage answers={placesForm.blank()} known={await known()} taken={taken} />)
    } catch (problem) {
      if (!(problem instanceof TableProblem)) throw problem
      return c.render(<PlacesPage answers={withProblem(answers, 'file', problem.message)} known={await known()} />, 422)
    }
  })

  .get('/community/imports/sources/:id', admin, withSource, async (c) => {
    const { tx, viewer, source } = c.var
    return c.render(<SourcePage source={source} imports={await listImports(tx, viewer.partnershipId, source.id)} />)
  })
  .post('/community/imports/sources/:id/read', admin, withSource, async (c) => {
    const { viewer, source } = c.var
    if (source.kind !== 'feed') throw new OutOfDate('This directory is sent as a file, and cannot be read by itself.')
    return seeOther(c, importPaths.import(viewer.partnership.slug, await beginReading(c.var, source)), 'The feed is being read')
  })
  .get('/community/imports/sources/:id/change', admin, withSource, (c) => {
    const { source } = c.var
    return c.render(<ChangeSourcePage source={source} answers={changeSourceForm.blank(source)} />)
  })
  .post('/community/imports/sources/:id/change', admin, withSource, async (c) => {
    const { viewer, source } = c.var
    const answers = changeSourceForm.read(c)
    if (answers.problems) return c.render(<ChangeSourcePage source={source} answers={answers} />, 422)
    if (answers.values.version !== source.version) {
      const again = { typed: { ...answers.typed, version: String(source.version) }, problems: [] }
      return c.render(<ChangeSourcePage source={source} answers={again} isTooLate />, 409)
    }
    await changeSource(c.var, source, answers.values)
    return seeOther(c, importPaths.source(viewer.partnership.slug, source.id), 'Saved')
  })

  .get('/community/imports/:id', admin, withImport, async (c) => {
    const { tx, viewer, of } = c.var
    const source = await findSource(tx, viewer.partnershipId, of.sourceId)
    if (!source) throw new NotFound()
    const [rejected, noted] = [await listRejected(tx, viewer.partnershipId, of.id), await listNoted(tx, viewer.partnershipId, of.id)]
    return c.render(<ImportPage of={of} source={source} soFar={of.position} rejected={rejected} noted={noted} />)
  })
  .get('/community/imports/:id/entries', admin, withImport, async (c) => {
    const { tx, viewer, of } = c.var
    const outcome = (Object.keys(outcomes) as Outcome[]).find((known) => known === c.req.query('outcome')) ?? 'new'
    const after = /^\d{1,9}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : 0
    const rows = await listByOutcome(tx, viewer.partnershipId, of.id, outcome, { after, limit: ON_A_PAGE + 1 })
    const { slug } = viewer.partnership
    const some = rows.slice(0, ON_A_PAGE)
    const isHere = outcome !== 'new' && outcome !== 'alike'
    return c.render(
      <OutcomePage
        of={of}
        outcome={outcome}
        rows={some.map((row) => ({ ...row, href: isHere && row.ourId ? paths.entry(slug, row.ourId) : undefined }))}
        next={rows.length > ON_A_PAGE ? importPaths.rows(slug, of.id, outcome, some.at(-1)?.position) : undefined}
      />,
    )
  })
  .get('/community/imports/:id/rejected.csv', admin, withImport, async (c) => {
    const { tx, viewer, of } = c.var
    const rows = await listRejected(tx, viewer.partnershipId, of.id, { limit: IN_A_FILE })
    const csv = rejectedFile(
      rows.map(({ position, problem, notes, raw }) => ({ line: position, reason: [problem ?? '', ...notes].join('. '), row: cellsOf(raw) })),
    )
    return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="rejected-entries.csv"' })
  })
  .get('/community/imports/:id/notes.csv', admin, withImport, async (c) => {
    const { tx, viewer, of } = c.var
    const rows = await listNoted(tx, viewer.partnershipId, of.id, { limit: IN_A_FILE })
    const csv = rejectedFile(rows.map(({ position, theirId, name, notes }) => ({ line: position, reason: notes.join('. '), row: [theirId ?? '', name] })))
    return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="notes.csv"' })
  })
  .post('/community/imports/:id/switch-in', admin, withImport, async (c) => {
    const { viewer, of } = c.var
    const answers = switchInForm.read(c)
    // Pressed twice: it is on its way, as was wanted.
    if (of.state !== 'switching' && of.state !== 'switched in') await askToSwitchIn(c.var, of, { takesAlike: answers.values?.takesAlike === true })
    return seeOther(c, importPaths.import(viewer.partnership.slug, of.id), 'It is being switched in')
  })
  .post('/community/imports/:id/give-up', admin, withImport, async (c) => {
    const { viewer, of } = c.var
    if (!isDecided(of)) await giveUp(c.var, of)
    else if (of.state === 'switched in') throw new OutOfDate('This has been switched in already.')
    return seeOther(c, importPaths.source(viewer.partnership.slug, of.sourceId), 'It was given up. Nothing was changed')
  })

/** A row as it came: the cells of a table, or what a feed sent. */
function cellsOf(raw: string | null): string[] {
  try {
    const read = JSON.parse(raw ?? '[]') as unknown
    return Array.isArray(read) ? read.map(String) : [raw ?? '']
  } catch {
    return [raw ?? '']
  }
}
