import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, HATS, type World } from '../../../../tests/kit/world.ts'
import { findViewer } from '../../../platform/http/visit.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { anItem, aPair, aTalk } from '../factory.ts'
import { workers } from '../index.ts'
import { forgetOwnWork } from '../jobs.ts'
import { nextAfter } from './pair.ts'
import { findPair, findSupervisorOf, listAgenda, listTalks } from './queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  await world.database.pool.query('delete from supervision_pair')
  await world.database.pool.query(`update membership set supervises = '{}'`)
})

const worker = () => world.members['link worker']
const coach = () => world.members['health coach']
const rows = async (text: string, ...values: unknown[]) => (await world.database.pool.query(text, values)).rows
const dayParts = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const setUp = (form: Record<string, string> = {}) =>
  world.ask('/ashcombe/supervision/new', {
    as: world.members.administrator,
    form: {
      id: newId(),
      workerId: worker().membershipId,
      supervisorId: coach().membershipId,
      rhythm: 'every month',
      ...dayParts('nextOn', '2026-12-08'),
      ...form,
    },
  })
const sowPair = async (more: Partial<ReturnType<typeof aPair>> = {}) => {
  const pair = aPair({ partnershipId: world.partnershipId, supervisorId: coach().membershipId, workerId: worker().membershipId, ...more })
  const [item, talk] = [anItem(pair), aTalk(pair)]
  await world.sow({ supervisionPair: [pair], supervisionItem: [item], supervisionTalk: [talk] })
  return { pair, item, talk }
}

test('an administrator sets up who supervises whom, once, and ends it', async () => {
  const id = newId()
  expect((await setUp({ id })).status).toBe(303)
  expect((await setUp({ id })).status).toBe(303)
  expect((await setUp()).status).toBe(422)
  expect(await rows('select rhythm, next_on from supervision_pair')).toEqual([{ rhythm: 'every month', next_on: '2026-12-08' }])
  const supervises = async () => (await findViewer(world.house, 'ashcombe', coach().accountId)).supervisesIds
  expect(await supervises()).toEqual([worker().membershipId])
  expect(await world.asViewer(worker(), (tx) => findSupervisorOf(tx, world.partnershipId, worker().membershipId))).toMatchObject({ id: coach().membershipId })
  expect((await world.ask(`/ashcombe/supervision/${id}/end`, { as: world.members.administrator, form: {} })).status).toBe(303)
  expect(await supervises()).toEqual([])
})

test('nobody supervises themself', async () => {
  expect((await setUp({ supervisorId: worker().membershipId })).status).toBe(422)
})

test('the reach says whom a viewer supervises, in any hat of a worker and in no other', async () => {
  await setUp()
  const seen = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => (await sql<{ ids: string[] | null }>`select viewer_supervises() as ids`.execute(tx)).rows[0]?.ids)
  expect(await seen(await findViewer(world.house, 'ashcombe', coach().accountId))).toEqual([worker().membershipId])
  expect(await seen(await findViewer(world.house, 'ashcombe', worker().accountId))).toBeNull()
  await world.database.pool.query(`update membership set hats = '{volunteer}' where id = $1`, [coach().membershipId])
  expect(await seen(await findViewer(world.house, 'ashcombe', coach().accountId))).toBeNull()
  await world.database.pool.query(`update membership set hats = '{health coach}' where id = $1`, [coach().membershipId])
})

test('both add to the agenda, only whoever did takes off, and the other reads it', async () => {
  const { pair } = await sowPair()
  const add = (as: Member, words: string) => world.ask(`/ashcombe/supervision/${pair.id}/agenda`, { as, form: { id: newId(), words } })
  expect((await add(coach(), 'How full your week is')).status).toBe(303)
  const page = await (await world.ask(`/ashcombe/supervision/${pair.id}`, { as: worker() })).text()
  expect(page).toContain('How full your week is')
  const [item] = await rows(`select id from supervision_item where words = 'How full your week is'`)
  const takeOff = (as: Member) => world.ask(`/ashcombe/supervision/${pair.id}/agenda/${item.id}/take-off`, { as, form: {} })
  expect((await takeOff(worker())).status).toBe(404)
  expect((await takeOff(coach())).status).toBe(303)
})

test('what was agreed is written down once, what was talked about leaves the agenda, and the next day follows', async () => {
  const { pair, item } = await sowPair()
  const form = { id: newId(), items: item.id, agreed: 'A morning for visits.', ...dayParts('heldOn', '2026-12-02') }
  const write = () => world.ask(`/ashcombe/supervision/${pair.id}/write-down`, { as: worker(), form })
  expect((await write()).status).toBe(303)
  expect((await write()).status).toBe(303)
  expect(await rows('select next_on, last_on from supervision_pair')).toEqual([{ next_on: '2027-01-02', last_on: '2026-12-02' }])
  const read = await world.asViewer(coach(), async (tx) => ({ agenda: await listAgenda(tx, pair), talks: await listTalks(tx, pair) }))
  expect(read.agenda).toEqual([])
  expect(read.talks.map(({ agreed, talkedAbout }) => ({ agreed, talkedAbout }))).toEqual([
    { agreed: 'A morning for visits.', talkedAbout: ['A walk that went well, and why.'] },
    { agreed: 'Fridays stay free for visits to places.', talkedAbout: [] },
  ])
})

test('nobody but the two reads what they bring and agree: an administrator sees the days and no more; and it is there', async () => {
  const { members, partnershipId } = world
  const { pair } = await sowPair()
  const read = (viewer: Viewer) => world.asViewer(viewer, async (tx) => [...(await listAgenda(tx, pair)), ...(await listTalks(tx, pair))])
  const others = HATS.filter((hat) => !['health coach', 'link worker', 'commissioner'].includes(hat)).map((hat) => members[hat])
  for (const viewer of [...others, world.coachElsewhere, world.stranger, world.nobody]) expect(await read(viewer), viewer.hat ?? 'nobody').toEqual([])
  for (const viewer of [coach(), worker()]) expect(await read(viewer)).toHaveLength(2)
  await expect(read(members.commissioner)).rejects.toThrow('permission denied')
  expect(await world.asViewer(members.administrator, (tx) => findPair(tx, partnershipId, pair.id))).toMatchObject({ nextOn: '2026-12-08' })
  expect(await world.asViewer(world.coachElsewhere, (tx) => findPair(tx, partnershipId, pair.id))).toBeUndefined()
  const page = await (await world.ask('/ashcombe/supervision', { as: members.administrator })).text()
  expect(page).toContain('Tuesday 8 December')
  expect(page).not.toContain('Fridays stay free')
  expect((await world.ask(`/ashcombe/supervision/${pair.id}`, { as: members.administrator })).status).toBe(403)
})

test('home tells the two before the day, and an administrator only when it is late', async () => {
  await sowPair({ nextOn: '2026-12-01' })
  const home = (viewer: Member) => world.acting(viewer, async (acting) => (await workers.needsMe?.(acting))?.[0]?.items)
  expect(await home(worker())).toMatchObject([{ title: 'Supervision with Sam Okoro', isLate: true }])
  expect(await home(world.members.administrator)).toMatchObject([{ title: 'Jo Bellamy with Sam Okoro', isLate: true }])
  expect(await home(world.coachElsewhere)).toBeUndefined()
  await world.database.pool.query(`update supervision_pair set next_on = '2026-12-08'`)
  expect(await home(worker())).toHaveLength(1)
  expect(await home(world.members.administrator)).toBeUndefined()
})

test('what two agreed is forgotten two years after they stopped', async () => {
  await sowPair({ endedOn: '2024-12-04' } as never)
  const run = () => forgetOwnWork.run(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
  await run()
  expect(await rows('select id from supervision_talk')).toHaveLength(1)
  await world.database.pool.query(`update supervision_pair set ended_on = '2024-12-02'`)
  await run()
  expect(await rows('select id from supervision_talk')).toEqual([])
})

test('when they talk next', () => {
  expect(nextAfter('2026-12-03', 'every two weeks')).toBe('2026-12-17')
  expect(nextAfter('2027-01-31', 'every month')).toBe('2027-02-28')
  expect(nextAfter('2026-12-03', 'every two months')).toBe('2027-02-03')
})
