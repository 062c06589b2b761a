import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { anEntry, anEntryPlace, aPlace } from '../factory.ts'
import { aVisit, aWeeklyUpdate } from './factory.ts'
import { visitsNeedMe } from './home.ts'
import { findVisit, listMet, listParts } from './queries/visits.ts'

let world: World
let entry: ReturnType<typeof anEntry>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId } = world
  entry = anEntry({ partnershipId, name: 'Mill Lane library', kind: 'service' })
  await world.sow({
    place: [aPlace({ partnershipId, name: 'AS1 2AB', latitude: 52.95, longitude: -1.05 })],
    entry: [entry],
    entryPlace: [anEntryPlace(entry, { postcode: 'AS1 2AB' })],
  })
})

const worker = () => world.members['link worker']
const words = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  placeName: 'Golf club',
  postcode: 'as2 3ab',
  'visitedOn-day': '1',
  'visitedOn-month': '12',
  'visitedOn-year': '2026',
  offers: 'A room by the green, free on weekday evenings.',
  welcomes: ['people on their own', 'people who move slowly'],
  wouldLike: 'to offer a room',
  metName: 'Pat Green',
  metDoes: 'Club secretary',
  ...more,
})
const writeDown = async (form = words()) => {
  expect((await world.ask('/ashcombe/visits/new', { as: worker(), form })).status).toBe(303)
  return form.id
}
const found = (viewer: Viewer, id: string) =>
  world.asViewer(viewer, async (tx) => ({
    visit: await findVisit(tx, world.partnershipId, id),
    met: (await listMet(tx, { partnershipId: world.partnershipId, id })).map(({ name }) => name),
  }))

test('a worker writes down a visit, and one sent twice is one', async () => {
  const form = words()
  await writeDown(form)
  await writeDown(form)
  expect((await found(worker(), form.id)).visit).toMatchObject({
    outwardCode: 'AS2',
    postcode: 'AS2 3AB',
    welcomes: ['people on their own', 'people who move slowly'],
  })
  const list = await (await world.ask('/ashcombe/visits?area=AS2', { as: worker() })).text()
  expect(list.match(/Golf club/g)).toHaveLength(1)
})

test('whom we met is for workers: an administrator reads the visit without it, and it is there', async () => {
  const id = await writeDown()
  expect((await found(world.members.administrator, id)).met).toEqual([])
  expect((await found(worker(), id)).met).toEqual(['Pat Green'])
  expect((await found(world.coachElsewhere, id)).met).toEqual(['Pat Green'])
  expect(await (await world.ask(`/ashcombe/visits/${id}`, { as: world.members.administrator })).text()).not.toContain('Pat Green')
  expect(await (await world.ask(`/ashcombe/visits/${id}`, { as: worker() })).text()).toContain('Pat Green')
})

test('a visit is hidden from everybody else, and it is there', async () => {
  const id = await writeDown()
  for (const hat of ['person', 'supporter', 'referrer', 'group leader', 'volunteer', 'evaluator'] as const) {
    expect((await found(world.members[hat], id)).visit, hat).toBeUndefined()
  }
  expect((await found(world.stranger, id)).visit).toBeUndefined()
  expect((await found(worker(), id)).visit).toBeDefined()
})

test('a visit begun from an entry is linked to it, and lies where it lies', async () => {
  const page = await (await world.ask(`/ashcombe/visits/new?entry=${entry.id}`, { as: worker() })).text()
  expect(page).toContain('value="Mill Lane library"')
  const id = await writeDown(words({ placeName: 'Mill Lane library', postcode: '', entryId: entry.id }))
  expect((await found(worker(), id)).visit).toMatchObject({ entryId: entry.id, outwardCode: 'AS1', latitude: 52.91 })
})

test('only whoever was there puts a visit right, and of two the second sees both versions', async () => {
  const id = await writeDown()
  const change = (form: Record<string, string | string[]>, as = worker()) =>
    world.ask(`/ashcombe/visits/${id}/change`, { as, form: { ...words(), ...form } as never })
  expect((await change({ version: '1', offers: 'Two rooms.' }, world.members['health coach'])).status).toBe(403)
  expect((await change({ version: '1', offers: 'Two rooms.', metName: 'Sam Green' })).status).toBe(303)
  const late = await change({ version: '1', offers: 'Three rooms.' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Two rooms.')
  expect(await found(worker(), id)).toMatchObject({ visit: { offers: 'Two rooms.' }, met: ['Sam Green'] })
})

test('parts of the area are listed with their last visit, those not visited first', async () => {
  const { partnershipId } = world.stranger
  await world.sow({
    team: [{ partnershipId, id: newId(), name: 'Wide team', area: 'West', outwardCodes: ['BR1', 'BR2', 'BR3'] }],
    visit: ['2026-10-01', '2026-11-30', '2026-05-01'].map((visitedOn) =>
      aVisit({ partnershipId, byMembership: world.stranger.membershipId, postcode: 'BR2 1AA', visitedOn }),
    ),
  })
  const parts = await world.asViewer(world.stranger, (tx) => listParts(tx, partnershipId, TODAY))
  expect(parts).toEqual([
    { outwardCode: 'BR1', area: 'West', lastVisitedOn: null, visits: 0 },
    { outwardCode: 'BR3', area: 'West', lastVisitedOn: null, visits: 0 },
    { outwardCode: 'BR2', area: 'West', lastVisitedOn: '2026-11-30', visits: 2 },
  ])
})

test('a week is there already when its worker comes to tell it, and every member reads it once it is published', async () => {
  await writeDown()
  const path = '/ashcombe/weekly-updates/write/2026-11-30'
  expect(await (await world.ask(path, { as: worker() })).text()).toContain('Visited Golf club')
  const before = await world.acting(worker(), visitsNeedMe)
  expect(before[0]?.items[0]).toMatchObject({ title: 'Your update of this week', href: path })
  const id = newId()
  const kept = await world.ask(path, { as: worker(), form: { id, version: '0', ownWords: 'Two places offered a room.', next: 'keep' } })
  expect(kept.status).toBe(303)
  expect((await world.ask(`/ashcombe/weekly-updates/${id}`, { as: world.members.volunteer })).status).toBe(404)
  const form = { id, version: '1', ownWords: 'Two places offered a room.', next: 'publish' }
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  const page = await (await world.ask(`/ashcombe/weekly-updates/${id}`, { as: world.members.volunteer })).text()
  expect(page).toContain('Two places offered a room.')
  expect(page).toContain('Visited Golf club')
  expect((await world.acting(worker(), visitsNeedMe))[0]?.items[0]?.title).not.toBe('Your update of this week')
})

test('an update that names somebody they support is not taken', async () => {
  const form = { id: newId(), version: '0', ownWords: 'Rosa loved the walk.', next: 'publish' }
  const answer = await world.ask('/ashcombe/weekly-updates/write/2026-11-23', { as: worker(), form })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Say it without a name: Rosa')
})

test.each(['2026-12-07', '2026-12-01', '2026-01-05', 'x', '%00'])('there is no week %s to write about', async (week) => {
  expect((await world.ask(`/ashcombe/weekly-updates/write/${week}`, { as: worker() })).status).toBe(404)
})

test('nobody writes the week of somebody else', async () => {
  const mine = aWeeklyUpdate({
    partnershipId: world.partnershipId,
    byMembership: worker().membershipId,
    weekOn: '2026-10-12',
    state: 'draft',
    publishedOn: null,
  })
  await world.sow({ weeklyUpdate: [mine] })
  const change = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) =>
      tx.updateTable('weeklyUpdate').set({ ownWords: 'x' }).where('partnershipId', '=', world.partnershipId).where('id', '=', mine.id).executeTakeFirst(),
    )
  expect(await change(world.members['health coach'])).toEqual({ numUpdatedRows: 0n })
  expect(await change(worker())).toEqual({ numUpdatedRows: 1n })
})
