import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { addDays } from '../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { outwardCode } from '../../../platform/postcode.ts'
import { calledName, findPerson, peoplePaths } from '../../people/index.ts'
import { mayIntroduce } from '../access.ts'
import { maySeeApplications } from '../grants/access.ts'
import { paths as grantPaths } from '../grants/paths.ts'
import { listAnswered } from '../grants/queries/applications.ts'
import { paths as communityPaths } from '../paths.ts'
import { findEntry } from '../queries/entries.ts'
import { paths as visitPaths } from '../visits/paths.ts'
import { mayMoveGaps, mayNoteGap, maySeeGaps } from './access.ts'
import { moveGapOn } from './changes/moveGapOn.ts'
import { noteGap, setWordsAside } from './changes/noteGap.ts'
import { ANYWHERE, moveGapOnForm, noteForPersonForm, noteGapForm, setAsideForm } from './forms/gap.ts'
import { type Area, gapStates } from './gap.ts'
import { GapPage } from './pages/GapPage.tsx'
import { GapsPage } from './pages/GapsPage.tsx'
import { MoveGapOnPage, NoteForPersonPage, NoteGapPage, WordsPage } from './pages/NotePages.tsx'
import { paths } from './paths.ts'
import { type After, areaFor, findGap, findTally, listApplicationsFor, listAreas, listEntriesAddedLately, listGaps, listSteps } from './queries/gaps.ts'
import { listWordsNotGathered } from './queries/words.ts'

const withGap = thingInPath('gap', findGap, ({ id }) => ({ thing: 'gap', thingId: id }))
const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))
const PAGE = 25

/** What people would like and cannot find. */
export const gaps = new Hono<Env>()
  .get('/gaps', allow(maySeeGaps), async (c) => {
    const { tx, viewer } = c.var
    const { slug } = viewer.partnership
    const state = gapStates.find((each) => each === c.req.query('state'))
    const found = await listGaps(tx, viewer.partnershipId, { state, after: afterIn(c), limit: PAGE })
    const last = found.length === PAGE ? found.at(-1) : undefined
    const next = last && `${paths.gaps(slug, state)}${state ? '&' : '?'}after=${last.stateSince}_${last.id}`
    const links = { grants: grantPaths.pots(slug), updates: visitPaths.updates(slug) }
    return c.render(<GapsPage gaps={found} mayNote={mayNoteGap(viewer)} mayMove={mayMoveGaps(viewer)} {...{ state, next, ...links }} />)
  })

  .get('/gaps/new', allow(mayNoteGap), async (c) => {
    const { tx, viewer } = c.var
    const areas = await listAreas(tx, viewer.partnershipId)
    const [words, wordsArea] = ['words', 'area'].map((name) => (c.req.query(name) ?? '').replaceAll('\u0000', '').slice(0, 300)) as [string, string]
    const area = areaFor(areas, wordsArea)?.outwardCode
    const form = noteGapForm(areas)
    const given = words ? { words, wordsArea, interest: words.slice(0, 100), area: area || ANYWHERE } : {}
    return c.render(<NoteGapPage form={form} answers={form.blank(given)} />)
  })
  .post('/gaps/new', allow(mayNoteGap), async (c) => {
    const { tx, viewer } = c.var
    const areas = await listAreas(tx, viewer.partnershipId)
    const form = noteGapForm(areas)
    const answers = form.read(c)
    if (answers.problems) return c.render(<NoteGapPage form={form} answers={answers} />, 422)
    const { words, wordsArea, area, people = 0, ...noted } = answers.values
    const gathered = words ? { words: words.slice(0, 300), outwardCode: codeIn(wordsArea) } : undefined
    const gap = await noteGap(c.var, { ...noted, people, area: chosenArea(areas, area), words: gathered })
    return seeOther(c, paths.gap(viewer.partnership.slug, gap.id), gap.state === 'met' ? 'This is there already. See what answers it' : 'Noted')
  })

  .get('/gaps/words', allow(mayMoveGaps), async (c) => {
    const { tx, viewer } = c.var
    return c.render(<WordsPage words={await listWordsNotGathered(tx, viewer.partnershipId)} mayNote={mayNoteGap(viewer)} />)
  })
  .post('/gaps/words', allow(mayMoveGaps), async (c) => {
    const { words, area } = setAsideForm.read(c).values ?? { words: '', area: '' }
    const folded = foldName(words).slice(0, 300)
    if (folded) await setWordsAside(c.var, { words: folded, outwardCode: codeIn(area) })
    return seeOther(c, paths.words(c.var.viewer.partnership.slug), folded ? 'Set aside' : undefined)
  })

  .get('/gaps/:id', withGap(maySeeGaps), async (c) => {
    const { tx, viewer, gap } = c.var
    const { slug } = viewer.partnership
    const entry = gap.entryId ? await findEntry(tx, viewer.partnershipId, gap.entryId) : undefined
    const applications = maySeeApplications(viewer) ? await listApplicationsFor(tx, gap) : []
    const answers = [
      ...(entry ? [{ label: entry.name, href: communityPaths.entry(slug, entry.id), isName: true }] : []),
      ...applications.map(({ id, applicant }) => ({ label: `Grant: ${applicant}`, href: grantPaths.application(slug, id) })),
    ]
    const mayMove = mayMoveGaps(viewer)
    return c.render(
      <GapPage
        gap={gap}
        tally={await findTally(tx, gap)}
        steps={await listSteps(tx, gap)}
        answers={answers}
        mayMove={mayMove}
        typeInHref={mayMove ? grantPaths.pots(slug, gap.id) : undefined}
      />,
    )
  })

  .get('/gaps/:id/move-on', withGap(mayMoveGaps), async (c) => {
    const { gap, today } = c.var
    const form = await formFor(c.var, gap)
    const answers = form.blank({ version: gap.version, sinceOn: today, entryId: gap.entryId ?? '' })
    return c.render(<MoveGapOnPage gap={gap} form={form} answers={answers} />)
  })
  .post('/gaps/:id/move-on', withGap(mayMoveGaps), async (c) => {
    const { tx, viewer, gap } = c.var
    const form = await formFor(c.var, gap)
    const answers = form.read(c)
    if (answers.problems) return c.render(<MoveGapOnPage gap={gap} form={form} answers={answers} />, 422)
    const { version, entryId, applicationId, ...moved } = answers.values
    const entry = entryId ? await findEntry(tx, viewer.partnershipId, entryId) : undefined
    try {
      await moveGapOn(c.var, gap, version, { ...moved, entry, applicationId: applicationId || undefined })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(gap.version) }, problems: [] }
      const theirs = form.blank({ version: gap.version, sinceOn: gap.stateSince, became: gap.became, entryId: gap.entryId ?? '' })
      return c.render(<MoveGapOnPage gap={gap} form={form} answers={again} theirs={theirs} />, 409)
    }
    return seeOther(c, paths.gap(viewer.partnership.slug, gap.id), 'Saved')
  })

  .get('/people/:id/gap', withPerson(mayIntroduce), async (c) => {
    const { tx, viewer, person } = c.var
    const areas = await listAreas(tx, viewer.partnershipId)
    const form = noteForPersonForm(areas)
    const area = areaFor(areas, outwardCode(person.postcode ?? '') ?? '')
    return c.render(<NoteForPersonPage person={person} form={form} answers={form.blank(area ? { area: area.outwardCode || ANYWHERE } : {})} />)
  })
  .post('/people/:id/gap', withPerson(mayIntroduce), async (c) => {
    const { tx, viewer, person } = c.var
    const areas = await listAreas(tx, viewer.partnershipId)
    const form = noteForPersonForm(areas)
    const answers = form.read(c)
    if (answers.problems) return c.render(<NoteForPersonPage {...{ person, form, answers }} />, 422)
    const { area, ...noted } = answers.values
    const whose = { id: person.id, teamId: person.teamId, calledName: calledName(person.name) }
    const gap = await noteGap(c.var, { ...noted, people: 1, area: chosenArea(areas, area) }, whose)
    const { slug } = viewer.partnership
    return gap.state === 'met'
      ? seeOther(c, paths.gap(slug, gap.id), 'This is there already. See what answers it')
      : seeOther(c, peoplePaths.person(slug, person.id), 'Written down. You are told when it is there')
  })

const formFor = async ({ tx, viewer }: Pick<Env['Variables'], 'tx' | 'viewer'>, gap: Parameters<typeof moveGapOnForm>[0]) =>
  moveGapOnForm(gap, { entries: await listEntriesAddedLately(tx, viewer.partnershipId), applications: await listAnswered(tx, viewer.partnershipId) })

function chosenArea(areas: readonly Area[], chosen: string): Area {
  const area = areas.find(({ outwardCode }) => outwardCode === (chosen === ANYWHERE ? '' : chosen))
  if (!area) throw new NotFound()
  return area
}

/** The first half of a postcode, or none. */
const codeIn = (text: string) => (/^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(text) ? text : '')

function afterIn(c: Context): After | undefined {
  const [stateSince = '', id] = (c.req.query('after') ?? '').split('_')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(stateSince) && !Number.isNaN(Date.parse(stateSince)) && addDays(stateSince, 0) === stateSince
  return isDay && isId(id) ? { stateSince, id } : undefined
}
