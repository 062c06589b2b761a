import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, HATS, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays, workingDaysBetween } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson } from '../../people/factory.ts'
import { aReferral } from '../factory.ts'
import { nudge } from './daily.ts'
import { cameBy } from './waits.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  for (const table of ['outbox', 'nudge', 'referral']) await world.database.pool.query(`delete from ${table}`)
})

/** Somebody called Ivy who asked for support so many working days ago. */
async function waiting(team: { id: string }, workingDays: number, more: { state?: 'declined'; at?: string } = {}) {
  const { partnershipId } = world
  const person = aPerson({ partnershipId, teamId: team.id, name: 'Ivy Marsh' })
  const receivedAt = new Date(more.at ?? `${cameBy(TODAY, workingDays)}T16:00:00Z`)
  const state = more.state ? { state: more.state } : {}
  await world.sow({ person: [person], referral: [aReferral({ partnershipId, personId: person.id, teamId: team.id, receivedAt, ...state })] })
}
const run = (clock = () => NOW) => nudge.run({ ...world.house, clock }, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
const told = async () =>
  (await world.database.pool.query(`select m.name, o.kind, o.body from outbox o join membership m on m.id = o.to_membership order by m.name`)).rows as {
    name: string
    kind: string
    body: string
  }[]

test('the day by which somebody came who has waited so long leaves out weekends', () => {
  expect(cameBy('2026-12-03', 0)).toBe('2026-12-03')
  expect(cameBy('2026-12-03', 3)).toBe('2026-11-30')
  expect(cameBy('2026-12-03', 5)).toBe('2026-11-26')
  expect(cameBy('2026-12-07', 1)).toBe('2026-12-06')
  for (let days = 0; days < 15; days++) {
    expect(workingDaysBetween(cameBy(TODAY, days), TODAY)).toBeGreaterThanOrEqual(days)
    expect(workingDaysBetween(addDays(cameBy(TODAY, days), 1), TODAY)).toBeLessThan(Math.max(1, days))
  }
})

test('workers of a team hear once a day how many wait on the last day and past it, and nobody’s name', async () => {
  await waiting(world.north, 5)
  await waiting(world.north, 6)
  await waiting(world.north, 6)
  await waiting(world.north, 4)
  await waiting(world.north, 9, { state: 'declined' })
  await run()
  await run()
  const messages = await told()
  expect(messages.map(({ name }) => name)).toEqual(['Somebody as health coach', 'Somebody as link worker'])
  for (const { kind, body } of messages) {
    expect(kind).toBe('people wait for an answer')
    expect(body).toContain('today is the last day of our promise to 1 person who asked for support.')
    expect(body).toContain('our promise is past for 2 people who asked for support.')
    expect(body).toContain('http://livewell.test/ashcombe/referrals\n')
    expect(body).not.toContain('Ivy')
  }
  await run(() => new Date('2026-12-04T08:10:00Z'))
  expect(await told()).toHaveLength(4)
})

test('nobody hears when nobody has waited that long, and the other team hears of its own alone', async () => {
  await waiting(world.north, 4)
  await run()
  expect(await told()).toEqual([])
  await waiting(world.south, 5)
  await run()
  expect((await told()).map(({ name }) => name)).toEqual(['Somebody of the south'])
})

test('the day is that of the partnership: what came before midnight there came a day before', async () => {
  await world.database.pool.query(`update partnership set time_zone = 'Pacific/Auckland' where slug = 'ashcombe'`)
  // 26 November, 23.30 in Auckland; and half an hour after midnight there.
  await waiting(world.north, 0, { at: '2026-11-26T10:30:00Z' })
  await waiting(world.north, 0, { at: '2026-11-26T11:30:00Z' })
  await run(() => new Date('2026-12-02T20:10:00Z'))
  expect((await told())[0]?.body).toContain('the last day of our promise to 1 person')
  await world.database.pool.query(`update partnership set time_zone = 'Europe/London' where slug = 'ashcombe'`)
})

test.each([
  // Clocks went forward on 29 March: the last day of the promise began and ended by the winter's clock.
  ['March', '2026-03-31T07:10:00Z', '2026-03-24T23:30:00Z', '2026-03-25T00:30:00Z'],
  // Clocks went back on 25 October: half past ten in the evening here is half past nine by the clock of the world.
  ['October', '2026-10-27T08:10:00Z', '2026-10-20T22:30:00Z', '2026-10-20T23:30:00Z'],
])('when clocks change in %s, the day on which somebody came is still that of the clock they looked at', async (_month, now, due, notYet) => {
  await waiting(world.north, 0, { at: due })
  await waiting(world.north, 0, { at: notYet })
  await run(() => new Date(now))
  expect((await told())[0]?.body).toContain('the last day of our promise to 1 person')
  expect((await told())[0]?.body).not.toContain('past')
})

test('administrators hear of a team that is long past the promise: which and how many', async () => {
  await waiting(world.north, 7)
  await run()
  expect((await told()).map(({ kind }) => kind)).not.toContain('a team is behind its promise')
  await world.database.pool.query('delete from nudge')
  await waiting(world.north, 8)
  await run()
  const [message] = (await told()).filter(({ kind }) => kind === 'a team is behind its promise')
  expect(message?.name).toBe('Somebody as administrator')
  expect(message?.body).toContain('North team: 1')
  expect(message?.body).not.toContain('Ivy')
})

test('who turned it off hears nothing, and who covers for a team hears of it until the cover ends', async () => {
  await waiting(world.north, 5)
  const { 'link worker': link } = world.members
  expect((await world.ask('/ashcombe/referrals/nudges', { as: link, form: { wants: '' } })).status).toBe(303)
  await world.database.pool.query(`update membership set covering_team_ids = array[$1::uuid], covering_until = $2 where id = $3`, [
    world.north.id,
    TODAY,
    world.coachElsewhere.membershipId,
  ])
  await run()
  expect((await told()).map(({ name }) => name)).toEqual(['Somebody as health coach', 'Somebody of the south'])
  await world.ask('/ashcombe/referrals/nudges', { as: link, form: { wants: 'yes' } })
  await world.database.pool.query(`delete from outbox`)
  await run(() => new Date('2026-12-04T08:10:00Z'))
  expect((await told()).map(({ name }) => name)).toEqual(['Somebody as health coach', 'Somebody as link worker'])
})

test('everybody reaches their own choice and nobody else’s; it is there', async () => {
  const { 'health coach': coach } = world.members
  await world.ask('/ashcombe/referrals/nudges', { as: coach, form: { wants: '' } })
  for (const hat of HATS) {
    const seen = await world.asViewer(world.members[hat], (tx) => tx.selectFrom('nudge').select('wants').execute()).catch(() => [])
    expect(seen, hat).toHaveLength(hat === 'health coach' ? 1 : 0)
    const expected = ['health coach', 'link worker', 'administrator'].includes(hat) ? 200 : 403
    expect((await world.ask('/ashcombe/referrals/nudges', { as: world.members[hat] })).status, hat).toBe(expected)
  }
  const forAnother = (membershipId: string) =>
    world.asViewer(coach, (tx) => tx.insertInto('nudge').values({ partnershipId: world.partnershipId, membershipId, wants: false }).execute())
  await expect(forAnother(world.members['link worker'].membershipId)).rejects.toThrow('row-level security')
  await expect(forAnother(newId())).rejects.toThrow('row-level security')
})
