import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Hat, Member } from '../../../platform/viewer.ts'
import { aGroup, aMeetup, aMember, anAttendance, anEntry } from '../factory.ts'
import { aLastingCheck, aLineOfMoney } from './factory.ts'

let world: World
let group: ReturnType<typeof aGroup>
let leader: Member

beforeAll(async () => {
  world = await aWorld()
  leader = world.members['group leader']
})

beforeEach(async () => {
  const { partnershipId } = world
  group = aGroup({ partnershipId, name: 'Choir' })
  await world.sow({ communityGroup: [group], entry: [anEntry({ partnershipId, groupId: group.id, name: 'Choir', contactPhone: '0115 496 0123' })] })
  await ask('update membership set group_ids = array[$1::uuid] where id = $2', group.id, leader.membershipId)
})

const ask = async (sql: string, ...values: unknown[]) => (await world.database.pool.query(sql, values)).rows
const path = (rest = '') => `/ashcombe/groups/${group.id}${rest}`
const page = async (as: Member, rest = '') => (await world.ask(path(rest), { as })).text()
const on = (name: string, day: string) => {
  const [year, month, date] = day.split('-')
  return { [`${name}-day`]: date as string, [`${name}-month`]: month as string, [`${name}-year`]: year as string }
}

test('a group moves on in its life, with a day and a reason, and its line shows each step', async () => {
  const move = (form: Record<string, string>) => world.ask(path('/move-on'), { as: leader, form: { ...on('sinceOn', '2026-12-01'), ...form } })
  expect((await move({ version: '1', state: 'standing on its own', because: 'Two of us share it' })).status).toBe(303)
  expect((await move({ version: '2', state: 'resting', because: 'The hall is being painted' })).status).toBe(303)
  expect(await ask('select version, state, because, by_name from group_life where group_id = $1 order by version', group.id)).toEqual([
    { version: 2, state: 'standing on its own', because: 'Two of us share it', by_name: leader.name },
    { version: 3, state: 'resting', because: 'The hall is being painted', by_name: leader.name },
  ])
  const html = await page(leader)
  expect(html.indexOf('The hall is being painted')).toBeLessThan(html.indexOf('Two of us share it'))
  // Somebody who looked at it before sees both versions.
  const late = await move({ version: '1', state: 'ended', because: 'Late' })
  expect([409, 422]).toContain(late.status)
  expect((await move({ version: '3', state: 'idea', because: 'Never' })).status).toBe(422)
})

test('kit is written down, passed on, and gone', async () => {
  const id = newId()
  const add = () => world.ask(path('/place-and-kit'), { as: leader, form: { id, what: 'The urn', heldBy: 'Ada' } })
  expect([(await add()).status, (await add()).status]).toEqual([303, 303])
  expect((await world.ask(path(`/place-and-kit/${id}`), { as: world.members['link worker'], form: { version: '1', heldBy: 'Bea' } })).status).toBe(303)
  expect(await page(leader, '/place-and-kit')).toMatch(/The urn.*Bea/s)
  const late = await world.ask(path(`/place-and-kit/${id}`), { as: leader, form: { version: '1', heldBy: 'Cy' } })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Bea')
  expect((await world.ask(path(`/place-and-kit/${id}`), { as: leader, form: { version: '2', heldBy: '', isGone: 'yes' } })).status).toBe(303)
  expect(await page(leader, '/place-and-kit')).not.toContain('The urn')
})

test('money is kept in whole pence, a line sent twice is one, and the balance is their sum', async () => {
  const line = { id: newId(), way: 'in', amount: '£12.50', whatFor: 'The tea tin', ...on('movedOn', '2026-12-01') }
  const write = (form: Record<string, string>) => world.ask(path('/money'), { as: leader, form })
  expect([(await write(line)).status, (await write(line)).status]).toEqual([303, 303])
  expect((await write({ ...line, id: newId(), way: 'out', amount: '0.07', whatFor: 'A stamp' })).status).toBe(303)
  expect((await write({ ...line, id: newId(), amount: '1.234' })).status).toBe(422)
  expect(await ask('select pence, what_for from group_money where group_id = $1 order by pence', group.id)).toEqual([
    { pence: -7, what_for: 'A stamp' },
    { pence: 1250, what_for: 'The tea tin' },
  ])
  expect(await page(leader, '/money')).toContain('£12.43 in hand')
})

test('six answers say whether it will last; they are asked for on the home of its leads until they have answered', async () => {
  const home = async () => (await world.ask('/ashcombe/today', { as: leader })).text()
  expect(await home()).toContain('Will Choir last?')
  const answers = { led: '4', othersCould: '2', money: '5', place: '5', kit: '4', withoutUs: '3' }
  expect((await world.ask(path('/will-it-last'), { as: leader, form: { id: newId(), led: '4' } })).status).toBe(422)
  expect((await world.ask(path('/will-it-last'), { as: leader, form: { id: newId(), ...answers, said: 'Somebody to share it with' } })).status).toBe(303)
  expect(await home()).not.toContain('Will Choir last?')
  expect(await ask('select lasting_score, lasting_least from community_group where id = $1', group.id)).toEqual([{ lasting_score: 23, lasting_least: 2 }])
  const html = await page(world.members['link worker'], '/will-it-last')
  expect(html).toContain('Somebody to share it with')
  const worried = await (await world.ask('/ashcombe/groups?worry=yes', { as: world.members['link worker'] })).text()
  expect(worried).toContain('Nobody else could lead it')
})

test('the day to hand over is agreed, and both sides are reminded a month before', async () => {
  const worker = world.members['link worker']
  const agree = (form: Record<string, string>) => world.ask(path('/hand-over'), { as: worker, form: { version: '1', ...form } })
  expect((await agree(on('on', '2026-12-20'))).status).toBe(422)
  expect((await agree({ ...on('on', '2026-12-20'), to: 'Ada and Bea' })).status).toBe(303)
  for (const as of [worker, leader]) expect(await (await world.ask('/ashcombe/today', { as })).text(), as.name).toContain('Ada and Bea')
  expect(await (await world.ask('/ashcombe/today', { as: world.coachElsewhere })).text()).not.toContain('Ada and Bea')
})

test('who used to come and is quiet shows to those who lead, and to nobody else', async () => {
  const { partnershipId, members } = world
  const ada = aMember({ partnershipId, groupId: group.id, calledName: 'Quiet Ada', came: 3, firstCameOn: '2026-09-03', lastCameOn: '2026-09-17' })
  const bea = aMember({ partnershipId, groupId: group.id, calledName: 'Lively Bea', came: 6, firstCameOn: '2026-09-03', lastCameOn: '2026-10-08' })
  const met = [0, 1, 2, 3, 4, 5].map((week) =>
    aMeetup({ partnershipId, groupId: group.id, metOn: addDays('2026-09-03', week * 7), byMembership: leader.membershipId, attendances: week < 3 ? 2 : 1 }),
  )
  await world.sow({
    groupMember: [ada, bea],
    meetup: met,
    attendance: [...met.slice(0, 3).map((meetup) => anAttendance(meetup, ada)), ...met.map((meetup) => anAttendance(meetup, bea))],
  })
  const html = await page(leader)
  expect(html).toContain('Quiet Ada')
  expect(html).not.toContain('Lively Bea')
  expect(await page(members['link worker'])).not.toContain('Quiet Ada')
  await ask('update membership set group_ids = array[$1::uuid] where id = $2', group.id, members.volunteer.membershipId)
  const helper = await page(members.volunteer)
  expect(helper).toContain('Choir')
  expect(helper).not.toContain('Quiet Ada')
})

test('a helper keeps the register and the kit, and sees neither money nor who waits', async () => {
  const { members, partnershipId } = world
  const helper = members.volunteer
  await world.sow({ groupMoney: [aLineOfMoney({ partnershipId, groupId: group.id, byMembership: leader.membershipId })] })
  expect((await world.ask(path(), { as: helper })).status).toBe(404)
  await ask('update membership set group_ids = array[$1::uuid] where id = $2', group.id, helper.membershipId)
  expect((await world.ask(path('/register'), { as: helper, form: { version: '0', others: '4' } })).status).toBe(303)
  expect((await world.ask(path('/place-and-kit'), { as: helper })).status).toBe(200)
  for (const rest of ['/money', '/waiting', '/messages-and-calls', '/will-it-last', '/move-on']) {
    expect((await world.ask(path(rest), { as: helper })).status, rest).toBe(403)
  }
  expect(await page(leader)).toContain(helper.name)
})

test.each(['volunteer', 'health coach', 'administrator', 'group leader'] as const)(
  'the database itself shows money to leads and workers alone: %s',
  async (hat: Hat) => {
    const { partnershipId, members } = world
    await world.sow({
      groupMoney: [aLineOfMoney({ partnershipId, groupId: group.id, byMembership: leader.membershipId })],
      lastingCheck: [aLastingCheck({ partnershipId, groupId: group.id, byMembership: leader.membershipId })],
    })
    const viewer = Object.assign(Object.create(Object.getPrototypeOf(leader)), members[hat], {
      groupIds: hat === 'volunteer' || hat === 'group leader' ? [group.id] : [],
    })
    const seen = await world.asViewer(viewer, async (tx) => [
      (await tx.selectFrom('groupMoney').select('id').where('partnershipId', '=', partnershipId).where('groupId', '=', group.id).execute()).length,
      (await tx.selectFrom('lastingCheck').select('id').where('partnershipId', '=', partnershipId).where('groupId', '=', group.id).execute()).length,
    ])
    expect(seen).toEqual(hat === 'health coach' || hat === 'group leader' ? [1, 1] : [0, 0])
  },
)

test('another partnership sees nothing of it, and it is there', async () => {
  const { partnershipId } = world
  const seen = (viewer: Member) =>
    world.asViewer(viewer, (tx) => tx.selectFrom('communityGroup').select('id').where('partnershipId', '=', partnershipId).where('id', '=', group.id).execute())
  expect(await seen(world.stranger)).toEqual([])
  expect(await seen(world.members.administrator)).toEqual([{ id: group.id }])
  const coach = Object.assign(Object.create(Object.getPrototypeOf(world.stranger)), world.stranger, { hat: 'link worker' })
  expect(await seen(coach)).toEqual([])
})

test('a poster is made from the entry: a page to print, and a PDF whose words can be selected', async () => {
  expect(await page(leader, '/poster')).toContain('0115 496 0123')
  const file = await world.ask(path('/poster.pdf'), { as: leader })
  expect(file.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(2000)
  await ask('update entry set summary = $1 where group_id = $2', 'Śpiewamy razem', group.id)
  expect((await world.ask(path('/poster.pdf'), { as: leader })).headers.get('content-type')).toBe('application/pdf')
  // In writing that its letters lack, the page is printed instead.
  await ask('update entry set summary = $1 where group_id = $2', 'Співаємо разом 歌', group.id)
  expect((await world.ask(path('/poster.pdf'), { as: leader })).headers.get('location')).toBe(path('/poster'))
})

test('a sheet on paper has the names, boxes and blanks', async () => {
  await world.sow({ groupMember: [aMember({ partnershipId: world.partnershipId, groupId: group.id, calledName: 'Ada' })] })
  const html = await page(leader, '/sheet')
  expect(html).toContain('Ada')
  expect(html.match(/☐/g)?.length).toBe((1 + 8) * 4)
})

test(`figures since the beginning follow the register, and workers read them`, async () => {
  const ada = aMember({ partnershipId: world.partnershipId, groupId: group.id, calledName: 'Ada' })
  await world.sow({ groupMember: [ada] })
  const keep = (day: string, form: Record<string, string | string[]>) => {
    const [year, month, date] = day.split('-')
    return world.ask(path(`/register?on-day=${date}&on-month=${month}&on-year=${year}`), { as: leader, form: { version: '0', ...form } })
  }
  await keep(addDays(TODAY, -7), { came: [ada.id], 'added-1': 'Bea', 'added-1-id': newId() })
  await keep(TODAY, { came: [ada.id], others: '2' })
  expect(await ask('select people_came, came_again from community_group where id = $1', group.id)).toEqual([{ people_came: 2, came_again: 1 }])
  const html = await page(world.members['link worker'])
  expect(html).toContain('Since the beginning')
  expect(html).not.toContain('Ada')
})
