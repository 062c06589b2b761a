import { type Context, Hono } from 'hono'
import type { Answers } from '../../../design/form/form.ts'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { addDays, type Day } from '../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { mayAddEntry } from '../access.ts'
import { MOST_POINTS } from '../pages/OnMap.tsx'
import { mayChangeVisit, mayReadUpdate, mayReadUpdates, mayReadVisits, mayWriteDownVisit, mayWriteUpdate } from './access.ts'
import { keepUpdate } from './changes/keepUpdate.ts'
import { changeVisit, writeDownVisit } from './changes/keepVisit.ts'
import { changeVisitForm, writeDownVisitForm } from './forms/visit.tsx'
import { weeklyUpdateForm } from './forms/weeklyUpdate.ts'
import { UpdatePage, UpdatesPage, WriteUpdatePage } from './pages/UpdatePages.tsx'
import { ChangeVisitPage, VisitPage, WriteDownVisitPage } from './pages/VisitPages.tsx'
import { VisitsMapPage } from './pages/VisitsMapPage.tsx'
import { VisitsPage } from './pages/VisitsPage.tsx'
import { paths } from './paths.ts'
import { findOwnUpdate, findUpdate, listNamesOfPeople, listUpdates, listWeek } from './queries/updates.ts'
import { findEntryToVisit, findVisit, listMet, listParts, listVisitPoints, listVisits } from './queries/visits.ts'
import { isWeek, type Met, mondayOf, namesIn, type Visit } from './visit.ts'
import { weekOf } from './week.ts'

const withVisit = thingInPath('visit', findVisit, ({ id }) => ({ thing: 'visit', thingId: id }))
const withUpdate = thingInPath('update', findUpdate, ({ id }) => ({ thing: 'weekly update', thingId: id }))
const PAGE = 20

/** Visits to places, and a worker's week in the community. */
export const visits = new Hono<Env>()
  .get('/visits', allow(mayReadVisits), async (c) => {
    const { tx, viewer, today } = c.var
    const { partnershipId, partnership } = viewer
    const area = areaIn(c)
    const after = afterIn(c)
    const found = await listVisits(tx, partnershipId, { outwardCode: area, after: after && { visitedOn: after.day, id: after.id }, limit: PAGE })
    const last = found.length === PAGE ? found.at(-1) : undefined
    const more = last && `${paths.visits(partnership.slug, area)}${area ? '&' : '?'}after=${last.visitedOn}_${last.id}`
    return c.render(
      <VisitsPage
        visits={found}
        parts={area ? [] : await listParts(tx, partnershipId, today)}
        area={area}
        next={more}
        mayWriteDown={mayWriteDownVisit(viewer)}
      />,
    )
  })

  .get('/visits/map', allow(mayReadVisits), async (c) => {
    const { tx, viewer, today, house } = c.var
    const area = areaIn(c)
    const found = await listVisits(tx, viewer.partnershipId, { outwardCode: area, limit: PAGE })
    const parts = await listParts(tx, viewer.partnershipId, today)
    return c.render(<VisitsMapPage visits={found} parts={parts} area={area} tiles={house.settings.mapTiles} />)
  })
  .get('/visits/map/points', allow(mayReadVisits), async (c) => {
    const { tx, viewer, words } = c.var
    const visited = await listVisitPoints(tx, viewer.partnershipId, { outwardCode: areaIn(c), limit: MOST_POINTS + 1 })
    const points = visited.slice(0, MOST_POINTS).map(({ id, placeName, visitedOn, latitude, longitude }) => {
      const href = paths.visit(viewer.partnership.slug, id)
      return { name: placeName, placeName: words.day(visitedOn), isFree: false, latitude, longitude, href }
    })
    return c.json({ points, hasMore: visited.length > MOST_POINTS, around: null })
  })

  .get('/visits/new', allow(mayWriteDownVisit), async (c) => {
    const { tx, viewer, today } = c.var
    const entryId = c.req.query('entry')
    const entry = isId(entryId) ? await findEntryToVisit(tx, viewer.partnershipId, entryId) : undefined
    const known = entry ? { entryId: entry.id, placeName: entry.name, postcode: entry.postcode ?? '' } : {}
    return c.render(<WriteDownVisitPage answers={writeDownVisitForm.blank({ visitedOn: today, ...known })} />)
  })
  .post('/visits/new', allow(mayWriteDownVisit), async (c) => {
    const answers = writeDownVisitForm.read(c)
    if (answers.problems) return c.render(<WriteDownVisitPage answers={answers} />, 422)
    const { id, ...words } = answers.values
    await writeDownVisit(c.var, id, withMet(words))
    return seeOther(c, paths.visit(c.var.viewer.partnership.slug, id), 'Written down')
  })

  .get('/visits/:id', withVisit(mayReadVisits), async (c) => {
    const { tx, viewer, visit } = c.var
    const met = mayWriteDownVisit(viewer) ? await listMet(tx, visit) : []
    return c.render(<VisitPage visit={visit} met={met} mayChange={mayChangeVisit(viewer, visit)} mayAddEntry={mayAddEntry(viewer)} />)
  })
  .get('/visits/:id/change', withVisit(mayChangeVisit), async (c) => {
    const { visit } = c.var
    return c.render(<ChangeVisitPage visit={visit} answers={await asAnswers(c.var, visit)} />)
  })
  .post('/visits/:id/change', withVisit(mayChangeVisit), async (c) => {
    const { visit, viewer } = c.var
    const answers = changeVisitForm.read(c)
    if (answers.problems) return c.render(<ChangeVisitPage visit={visit} answers={answers} />, 422)
    const { version, ...words } = answers.values
    try {
      await changeVisit(c.var, visit, version, withMet(words))
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(visit.version) }, problems: [] }
      return c.render(<ChangeVisitPage visit={visit} answers={again} theirs={await asAnswers(c.var, visit)} />, 409)
    }
    return seeOther(c, paths.visit(viewer.partnership.slug, visit.id), 'Saved')
  })

  .get('/weekly-updates', allow(mayReadUpdates), async (c) => {
    const { tx, viewer, today } = c.var
    const after = afterIn(c)
    const updates = await listUpdates(tx, viewer.partnershipId, { after: after && { weekOn: after.day, id: after.id }, limit: PAGE })
    const last = updates.length === PAGE ? updates.at(-1) : undefined
    const next = last && `${paths.updates(viewer.partnership.slug)}?after=${last.weekOn}_${last.id}`
    return c.render(<UpdatesPage updates={updates} next={next} thisWeek={mayWriteUpdate(viewer) ? mondayOf(today) : undefined} />)
  })
  .get('/weekly-updates/write/:week', allow(mayWriteUpdate), async (c) => {
    const weekOn = weekIn(c)
    const there = await findOwnUpdate(c.var.tx, c.var.viewer, weekOn)
    const answers = weeklyUpdateForm.blank({ version: there?.version ?? 0, ownWords: there?.ownWords ?? '' })
    return c.render(<WriteUpdatePage weekOn={weekOn} week={await readWeek(c.var, weekOn)} there={there} answers={answers} />)
  })
  .post('/weekly-updates/write/:week', allow(mayWriteUpdate), async (c) => {
    const { tx, viewer } = c.var
    const weekOn = weekIn(c)
    const week = await readWeek(c.var, weekOn)
    const there = await findOwnUpdate(tx, viewer, weekOn)
    const read = weeklyUpdateForm.read(c)
    const named = read.values ? namesIn(read.values.ownWords, await listNamesOfPeople(tx, viewer)) : []
    const answers: typeof read =
      named.length > 0
        ? withProblem(read, 'ownWords', `Everybody here reads it. Say it without a name: ${named.join(', ')} could be somebody you support`)
        : read
    if (answers.problems) return c.render(<WriteUpdatePage {...{ weekOn, week, there, answers }} />, 422)
    const { id, version, ownWords } = answers.values
    const isPublished = c.var.form.get('next') === 'publish'
    try {
      const kept = await keepUpdate(c.var, weekOn, week, { id, versionSeen: version, ownWords, isPublished })
      const { slug } = viewer.partnership
      return kept.state === 'published'
        ? seeOther(c, paths.update(slug, kept.id), 'Published. Thank you')
        : seeOther(c, paths.writeUpdate(slug, weekOn), 'Kept for later. Nobody else sees it yet')
    } catch (problem) {
      if (!(problem instanceof OutOfDate) || !there) throw problem
      const again = { typed: { ...answers.typed, version: String(there.version) }, problems: [] }
      const theirs = weeklyUpdateForm.blank({ version: there.version, ownWords: there.ownWords })
      return c.render(<WriteUpdatePage {...{ weekOn, week, there, theirs }} answers={again} />, 409)
    }
  })
  .get('/weekly-updates/:id', withUpdate(mayReadUpdate), (c) => {
    const { update, viewer } = c.var
    return c.render(<UpdatePage update={update} isMine={mayWriteUpdate(viewer) && update.byMembership === viewer.membershipId} />)
  })

type Asked = { metName: string; metDoes: string; metName2: string; metDoes2: string }

const withMet = <Words extends Asked>({ metName, metDoes, metName2, metDoes2, ...words }: Words) => ({
  ...words,
  met: [
    { name: metName, does: metDoes },
    { name: metName2, does: metDoes2 },
  ] satisfies Met[],
})

async function asAnswers({ tx }: Pick<Acting, 'tx'>, visit: Visit): Promise<Answers<any>> {
  const [first, second] = await listMet(tx, visit)
  const met = { metName: first?.name ?? '', metDoes: first?.does ?? '', metName2: second?.name ?? '', metDoes2: second?.does ?? '' }
  return changeVisitForm.blank({ ...visit, ...met, postcode: visit.postcode ?? '', entryId: visit.entryId ?? '' })
}

const readWeek = async ({ tx, viewer }: { tx: Acting['tx']; viewer: Member }, weekOn: Day) => weekOf(await listWeek(tx, viewer, weekOn))

function weekIn(c: Context): Day {
  const week = c.req.param('week') ?? ''
  if (!isWeek(week, c.get('today'))) throw new NotFound()
  return week
}

function areaIn(c: Context): string | undefined {
  const area = (c.req.query('area') ?? '').toUpperCase()
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(area) ? area : undefined
}

function afterIn(c: Context): { day: Day; id: string } | undefined {
  const [day = '', id] = (c.req.query('after') ?? '').split('_')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day
  return isDay && isId(id) ? { day, id } : undefined
}
