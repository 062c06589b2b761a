import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, HATS, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { anOuting } from '../factory.ts'
import { needsMe } from '../home.ts'
import { forgetOutings, watchOver } from '../jobs.ts'
import { MOST_TOLD } from './outing.ts'
import { findOuting, listSteps } from './queries.ts'

let world: World
let now = NOW
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  now = NOW
  for (const table of ['outbox', 'outing', 'safety_lead']) await world.database.pool.query(`delete from ${table}`)
})

const worker = () => world.members['link worker']
const coach = () => world.members['health coach']
const rows = async (sql: string, ...values: unknown[]) => (await world.database.pool.query(sql, values)).rows
const messages = () => rows('select to_membership, subject, body from outbox order by id')
const rowOf = async (id: string) => (await rows('select state, back_by, told, ended_by_name, version from outing where id = $1', id))[0]
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const PARTNERSHIP = () => ({ id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' })

async function watch() {
  const house = { ...world.house, clock: () => now }
  for (const { id } of (await watchOver.waiting?.(house)) ?? []) await watchOver.run(house, PARTNERSHIP(), { id })
}

const form = (more: Record<string, string> = {}) => ({
  id: newId(),
  whereTo: '4 Mill Lane',
  withWhom: 'Rosa',
  minutes: '60',
  colleagueId: coach().membershipId,
  phone: '07700 900123',
  ...more,
})
const goOut = async (given = form(), as: Member = worker()) => {
  const answer = await world.ask('/ashcombe/going-out', { as, form: given })
  expect(answer.status).toBe(303)
  return given.id
}
const press = (id: string, what: string, as: Member, given: Record<string, string> = {}) => world.ask(`/ashcombe/going-out/${id}/${what}`, { as, form: given })

test('somebody goes out, comes back in time, and nobody is told', async () => {
  const id = await goOut()
  expect(await rowOf(id)).toMatchObject({ state: 'out', back_by: new Date(NOW.getTime() + 3_600_000) })
  expect((await press(id, 'back', worker())).status).toBe(303)
  later(300)
  await watch()
  expect(await messages()).toEqual([])
  expect(await rowOf(id)).toMatchObject({ state: 'back', told: 0 })
})

test('not back in time, the colleague is told where to ring, and nothing of where or with whom', async () => {
  const id = await goOut()
  later(74)
  await watch()
  expect(await messages()).toEqual([])
  later(2)
  await watch()
  await watch()
  const told = await messages()
  expect(told).toMatchObject([{ to_membership: coach().membershipId }])
  expect(told[0].body).toContain('07700 900123')
  expect(told[0].body).toContain(`/ashcombe/going-out/${id}`)
  expect(`${told[0].subject} ${told[0].body}`).not.toMatch(/Mill Lane|Rosa/)
  const page = await (await world.ask(`/ashcombe/going-out/${id}`, { as: coach() })).text()
  expect(page).toContain('4 Mill Lane')
})

test('those who answer concerns are told next, until somebody says that they are safe', async () => {
  await world.sow({ safetyLead: [{ partnershipId: world.partnershipId, membershipId: world.coachElsewhere.membershipId, position: 0, name: 'Lead' }] })
  const id = await goOut()
  for (let times = 0; times < 3; times++) {
    later(times === 0 ? 76 : 15)
    await watch()
  }
  expect((await messages()).map(({ to_membership }) => to_membership)).toEqual([coach(), world.coachElsewhere, coach()].map((each) => each.membershipId))
  expect((await press(id, 'back', world.coachElsewhere)).status).toBe(303)
  expect(await rowOf(id)).toMatchObject({ state: 'back', ended_by_name: world.coachElsewhere.name })
  later(60)
  await watch()
  expect(await messages()).toHaveLength(3)
})

test('messages end some time, and the outing stays on their homes until it is over', async () => {
  const id = await goOut()
  for (let times = 0; times < MOST_TOLD + 3; times++) {
    later(90)
    await watch()
  }
  expect(await messages()).toHaveLength(MOST_TOLD)
  const home = await world.acting(coach(), needsMe)
  expect(home[0]?.items).toMatchObject([{ title: `${worker().name} is out`, href: `/ashcombe/going-out/${id}` }])
})

test('staying longer moves the alarm', async () => {
  const id = await goOut()
  later(50)
  expect((await press(id, 'longer', worker(), { version: '1', minutes: '60' })).status).toBe(303)
  expect(await rowOf(id)).toMatchObject({ back_by: new Date(NOW.getTime() + 120 * 60_000), version: 2 })
  later(30)
  await watch()
  expect(await messages()).toEqual([])
  later(60)
  await watch()
  expect(await messages()).toHaveLength(1)
})

test('the form sent twice is one outing, and nobody is out twice', async () => {
  const given = form()
  await goOut(given)
  await goOut(given)
  expect((await world.ask('/ashcombe/going-out', { as: worker(), form: form() })).status).toBe(409)
  expect(await rows('select id from outing')).toHaveLength(1)
  expect((await world.ask('/ashcombe/going-out', { as: worker() })).headers.get('location')).toBe(`/ashcombe/going-out/${given.id}`)
})

test('the next time their number and colleague are there already', async () => {
  const id = await goOut()
  await press(id, 'back', worker())
  const page = await (await world.ask('/ashcombe/going-out', { as: worker() })).text()
  expect(page).toContain('value="07700 900123"')
  expect(page).toMatch(new RegExp(`value="${coach().membershipId}"[^>]* selected`))
})

test('nobody else reads where somebody is: not the team, not an administrator; and it is there', async () => {
  const { members, partnershipId } = world
  const outing = anOuting({ partnershipId, membershipId: worker().membershipId, colleagueId: coach().membershipId })
  await world.sow({ outing: [outing] })
  const read = (viewer: Viewer) => world.asViewer(viewer, (tx) => findOuting(tx, partnershipId, outing.id))
  const others = HATS.filter((hat) => !['health coach', 'link worker', 'commissioner'].includes(hat)).map((hat) => members[hat])
  for (const viewer of [...others, world.coachElsewhere, world.stranger, world.nobody]) expect(await read(viewer), viewer.hat ?? 'nobody').toBeUndefined()
  await expect(read(members.commissioner)).rejects.toThrow('permission denied')
  for (const viewer of [worker(), coach()]) expect(await read(viewer)).toMatchObject({ id: outing.id })
})

test('the house that watches reads neither where nor with whom', async () => {
  const id = await goOut()
  later(80)
  await watch()
  expect(await world.asViewer(worker(), (tx) => listSteps(tx, world.partnershipId, id))).toMatchObject([
    { step: 'out' },
    { step: 'overdue', aboutName: coach().name },
  ])
  const [grant] = await rows(`select has_column_privilege('livewell_background', 'outing', 'where_to', 'select') as where_to,
    has_column_privilege('livewell_background', 'concern', 'said', 'select') as said, has_column_privilege('livewell_background', 'concern_note', 'words', 'select') as words`)
  expect(grant).toEqual({ where_to: false, said: false, words: false })
})

test('an outing that is over is forgotten after ninety days, and one that is not stays', async () => {
  const id = await goOut()
  await press(id, 'back', worker())
  const other = await goOut()
  const at = (days: number) => ({ ...world.house, clock: () => new Date(NOW.getTime() + days * 86_400_000) })
  await forgetOutings.run(at(89), PARTNERSHIP(), {})
  expect(await rows('select id from outing')).toHaveLength(2)
  await forgetOutings.run(at(91), PARTNERSHIP(), {})
  expect(await rows('select id from outing')).toEqual([{ id: other }])
})
