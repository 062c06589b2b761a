import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aGroup, aMember, anEntry } from '../factory.ts'
import { holdsAbout } from '../holdings.ts'
import { offerFreePlaces, remindTheDayBefore } from './daily.ts'
import { aWaitingPlace, aWish } from './factory.ts'

let world: World
let group: ReturnType<typeof aGroup>
let entry: ReturnType<typeof anEntry>
let leader: Member

beforeAll(async () => {
  world = await aWorld()
  leader = world.members['group leader']
})

beforeEach(async () => {
  const { partnershipId } = world
  group = aGroup({ partnershipId, name: 'Choir' })
  entry = anEntry({ partnershipId, groupId: group.id, name: 'Choir', roomFor: 12, placesLeft: 0 })
  await world.sow({ communityGroup: [group], entry: [entry] })
  await ask('update membership set group_ids = array[$1::uuid] where id = $2', group.id, leader.membershipId)
})

const ask = async (sql: string, ...values: unknown[]) => (await world.database.pool.query(sql, values)).rows
const path = (rest = '') => `/ashcombe/groups/${group.id}${rest}`
const waiting = () => ask('select called_name as name, state, held_until, is_told from waiting_place where group_id = $1 order by id', group.id)
const placesLeft = async () => (await ask('select places_left from entry where id = $1', entry.id))[0].places_left
const letters = (to: string) => ask('select subject, body from outbox where send_to = $1', to)
const partnership = () => ({ id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' })
const hourly = (now = NOW, at = partnership()) => offerFreePlaces.run({ ...world.house, clock: () => now }, at, {})
const daily = (now = NOW, at = partnership()) => remindTheDayBefore.run({ ...world.house, clock: () => now }, at, {})
const waits = (calledName: string, more: object = {}) =>
  aWaitingPlace({
    partnershipId: world.partnershipId,
    groupId: group.id,
    byMembership: leader.membershipId,
    calledName,
    reachAt: `${calledName}-${group.id}@people.example`,
    ...more,
  })
const say = (left: string, version = '1') =>
  world.ask(path('/waiting/places'), { as: leader, form: { version, roomFor: '12', placesLeft: left, heldForDays: '5' } })

test('a place that comes free is held for whoever waited longest, who is told, and the public reads one fewer', async () => {
  const [mo, zed] = [waits('Mo'), waits('Zed')]
  await world.sow({ waitingPlace: [mo, zed] })
  expect((await say('1')).status).toBe(303)
  expect(await waiting()).toEqual([
    { name: 'Mo', state: 'held', held_until: addDays(TODAY, 5), is_told: true },
    { name: 'Zed', state: 'waiting', held_until: null, is_told: false },
  ])
  expect(await placesLeft()).toBe(0)
  expect(await letters(mo.reachAt)).toMatchObject([{ subject: 'A place is free' }])
  expect(await letters(zed.reachAt)).toEqual([])
})

test('who has no e-mail is rung by whoever leads', async () => {
  await world.sow({ waitingPlace: [waits('Mo', { reachBy: 'phone', reachAt: '0115 496 0123' })] })
  await say('1')
  expect(await waiting()).toMatchObject([{ state: 'held', is_told: false }])
  const home = async () => (await world.ask('/ashcombe/today', { as: leader })).text()
  expect(await home()).toContain('Tell Mo that a place is free')
  const [{ id, version }] = await ask('select id, version from waiting_place where group_id = $1', group.id)
  expect((await world.ask(path(`/waiting/${id}`), { as: leader, form: { version: String(version), answer: 'told' } })).status).toBe(303)
  expect(await home()).not.toContain('Tell Mo')
})

test('who asked for a text gets one, at the number as networks write it, that says nothing of themselves', async () => {
  await world.sow({ waitingPlace: [waits('Mo', { reachBy: 'text', reachAt: '07700 900 411' })] })
  await say('1')
  expect(await waiting()).toMatchObject([{ state: 'held', is_told: true }])
  const [text] = await ask(`select channel, subject, body from outbox where send_to = '+447700900411'`)
  expect(text).toMatchObject({ channel: 'text', subject: '' })
  expect(text.body).toContain('A place is free at Choir')
  expect(text.body).not.toContain('Mo')
  expect(text.body.length).toBeLessThan(306)
})

test('a place nobody took until the day goes to the next, once', async () => {
  const mo = waits('Mo', { state: 'held', heldUntil: TODAY, isTold: true })
  const zed = waits('Zed')
  await world.sow({ waitingPlace: [mo, zed] })
  await hourly()
  expect(await waiting()).toMatchObject([{ state: 'held' }, { state: 'waiting' }])
  const tomorrow = new Date(NOW.getTime() + 86_400_000)
  await hourly(tomorrow)
  await hourly(tomorrow)
  expect(await waiting()).toMatchObject([
    { name: 'Mo', state: 'let go' },
    { name: 'Zed', state: 'held' },
  ])
  expect(await placesLeft()).toBe(0)
  expect(await letters(zed.reachAt)).toHaveLength(1)
})

test('whoever joins is on the register; whoever lets go frees the place', async () => {
  const held = { state: 'held' as const, heldUntil: TODAY }
  const [mo, zed, una] = [waits('Mo', held), waits('Zed', held), waits('Una')]
  await world.sow({ waitingPlace: [mo, zed, una] })
  const answer = (who: { id: string }, what: string, as = leader) => world.ask(path(`/waiting/${who.id}`), { as, form: { version: '1', answer: what } })
  expect((await answer(mo, 'joined')).status).toBe(303)
  expect((await answer(mo, 'joined')).status).toBe(409)
  expect(await ask('select called_name from group_member where group_id = $1', group.id)).toEqual([{ called_name: 'Mo' }])
  expect((await answer(zed, 'let go')).status).toBe(303)
  expect(await waiting()).toMatchObject([{ state: 'joined' }, { state: 'let go' }, { name: 'Una', state: 'held' }])
})

test('a worker asks for a place for somebody, sees whom their team asked for and nobody else, and the job offers it', async () => {
  const worker = world.members['link worker']
  await world.sow({ waitingPlace: [waits('Private Pat', { state: 'waiting' })] })
  const form = { id: newId(), calledName: 'Ivy', reachBy: 'email', reachAt: `ivy-${group.id}@people.example` }
  expect((await world.ask(path('/waiting/add'), { as: worker, form })).status).toBe(303)
  expect((await world.ask(path('/waiting/add'), { as: worker, form })).status).toBe(303)
  const list = async (as: Member) => (await world.ask(path('/waiting'), { as })).text()
  const theirs = await list(worker)
  expect(theirs).toContain('Ivy')
  expect(theirs).not.toContain('Private Pat')
  expect(await list(leader)).toContain('Private Pat')
  expect(await list(world.coachElsewhere)).not.toContain('Ivy')
  await ask('update entry set places_left = 5 where id = $1', entry.id)
  await hourly(NOW, { ...partnership(), id: world.stranger.partnershipId })
  expect(await waiting()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }])
  await hourly()
  expect(await waiting()).toMatchObject([{ state: 'held' }, { state: 'held' }])
  expect(await placesLeft()).toBe(3)
})

test('a way to reach somebody has to fit', async () => {
  const add = (reachBy: string, reachAt: string) => world.ask(path('/waiting/add'), { as: leader, form: { id: newId(), calledName: 'Mo', reachBy, reachAt } })
  expect((await add('email', '0115 496 0123')).status).toBe(422)
  expect((await add('text', 'mo@people.example')).status).toBe(422)
  expect((await add('text', '0115 496 0123')).status).toBe(422)
  expect((await add('phone', '0115 496 0123')).status).toBe(303)
  expect((await add('text', '07700 900123')).status).toBe(303)
})

const member = (calledName: string, more: object = {}) => aMember({ partnershipId: world.partnershipId, groupId: group.id, calledName, ...more })
const wishOf = (made: { id: string; calledName: string }, more: object = {}) =>
  aWish({
    partnershipId: world.partnershipId,
    groupId: group.id,
    memberId: made.id,
    calledName: made.calledName,
    email: `${made.id}@people.example`,
    ...more,
  })
const fridays = (more: object = {}) => ({
  partnershipId: world.partnershipId,
  id: newId(),
  entryId: entry.id,
  groupId: group.id,
  freq: 'WEEKLY' as const,
  byDay: ['FR'],
  startsOn: '2026-01-02',
  opensAt: '14:30',
  ...more,
})

test('the day before, those who asked get a message, once; and none when it is off', async () => {
  const [ada, bea, cy] = [member('Ada'), member('Bea'), member('Cy')]
  const schedule = fridays()
  await world.sow({
    groupMember: [ada, bea, cy],
    memberWish: [wishOf(ada), wishOf(bea, { beforeBy: null, afterMissing: true }), wishOf(cy, { beforeBy: null, afterMissing: true })],
    schedule: [schedule],
  })
  // Wednesday: tomorrow is no Friday.
  await daily(new Date('2026-12-02T16:00:00Z'))
  expect(await letters(`${ada.id}@people.example`)).toEqual([])
  await daily()
  await daily()
  const [letter, ...more] = await letters(`${ada.id}@people.example`)
  expect(more).toEqual([])
  expect(letter).toMatchObject({ subject: 'Choir is tomorrow' })
  expect(letter.body).toContain('2.30pm')
  expect(await letters(`${bea.id}@people.example`)).toEqual([])
  expect(await ask('select told_for from member_wish where member_id = $1', ada.id)).toEqual([{ told_for: '2026-12-04' }])

  await world.sow({
    scheduleException: [
      {
        partnershipId: world.partnershipId,
        scheduleId: schedule.id,
        entryId: entry.id,
        groupId: group.id,
        day: '2026-12-11',
        happens: false,
        because: 'The hall is shut',
      },
    ],
  })
  await daily(new Date('2026-12-10T16:00:00Z'))
  expect(await letters(`${ada.id}@people.example`)).toHaveLength(1)
  await daily(new Date('2026-12-17T16:00:00Z'))
  expect(await letters(`${ada.id}@people.example`)).toHaveLength(2)
})

test.each([
  ['2026-03-28T16:00:00Z', 'Sunday 29 March'],
  ['2026-10-24T15:00:00Z', 'Sunday 25 October'],
])('on %s, the afternoon before clocks change, they hear of %s and of the time that the clock then shows, once', async (now, tomorrow) => {
  const ada = member('Ada')
  await world.sow({ groupMember: [ada], memberWish: [wishOf(ada)], schedule: [fridays({ byDay: ['SU'] })] })
  await daily(new Date(now))
  await daily(new Date(now))
  const [letter, ...more] = await letters(`${ada.id}@people.example`)
  expect(more).toEqual([])
  expect(letter.body).toContain(tomorrow)
  expect(letter.body).toContain('2.30pm')
})

test('the day before, who asked for a text gets one, and whoever runs a server that sends none is not asked', async () => {
  const [ada, bea] = [member('Ada'), member('Bea')]
  const byText = { beforeBy: 'text', email: '', phone: '07700 900412' }
  await world.sow({ groupMember: [ada, bea], memberWish: [wishOf(ada, byText)], schedule: [fridays()] })
  await daily()
  await daily()
  const texts = await ask(`select channel, body from outbox where send_to = '+447700900412'`)
  expect(texts).toMatchObject([{ channel: 'text', body: expect.stringContaining('Choir meets tomorrow, Friday 4 December.\n2.30pm.') }])

  const note = (form: Record<string, string>) =>
    world.ask(path(`/messages-and-calls/${bea.id}`), { as: leader, form: { version: '0', agreed: 'yes', before: 'text', ...form } })
  expect(await (await note({ phone: '0115 496 0123' })).text()).toContain('Enter a mobile number')
  expect((await note({ phone: '07700 900413' })).status).toBe(303)
  const offers = async () => (await (await world.ask(path(`/messages-and-calls/${bea.id}`), { as: leader })).text()).includes('A text the day before')
  expect(await offers()).toBe(true)
  Object.assign(world.house.settings, { smtpUrl: 'smtp://127.0.0.1:1' })
  expect(await offers()).toBe(false)
  Object.assign(world.house.settings, { smtpUrl: undefined })
})

test('who asked for a call and missed the last meet-up is on the call list until somebody rang', async () => {
  const [ada, bea] = [member('Missed Ada', { came: 1, firstCameOn: '2026-11-19', lastCameOn: '2026-11-19' }), member('Missed Bea')]
  await world.sow({ groupMember: [ada, bea], memberWish: [wishOf(ada, { afterMissing: true })] })
  const toBeRung = async () => {
    const html = await (await world.ask(path('/messages-and-calls'), { as: leader })).text()
    return html.slice(html.indexOf('To be rung'), html.indexOf('What each has asked for'))
  }
  const day = 'on-day=26&on-month=11&on-year=2026'
  await world.ask(path(`/register?${day}`), { as: leader, form: { version: '0', others: '5' } })
  expect(await toBeRung()).toContain('Missed Ada')
  expect(await toBeRung()).not.toContain('Missed Bea')
  expect(await (await world.ask('/ashcombe/today', { as: leader })).text()).toContain('Ring those who were missed at Choir')
  expect((await world.ask(path(`/messages-and-calls/${ada.id}/rung`), { as: leader, form: {} })).status).toBe(303)
  expect(await toBeRung()).not.toContain('Missed Ada')
})

test('a wish is noted with consent, and taken away with its address', async () => {
  const ada = member('Ada')
  await world.sow({ groupMember: [ada] })
  const note = (form: Record<string, string>) => world.ask(path(`/messages-and-calls/${ada.id}`), { as: leader, form })
  const wish = { version: '0', before: 'email', email: 'ada@people.example' }
  expect((await note({ ...wish, email: '', agreed: 'yes' })).status).toBe(422)
  const without = await note(wish)
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('Ask them first')
  expect((await note({ ...wish, agreed: 'yes' })).status).toBe(303)
  expect((await note({ ...wish, agreed: 'yes' })).status).toBe(409)
  const kept = () => ask('select email, phone, agreed_on, noted_by from member_wish where member_id = $1', ada.id)
  expect(await kept()).toEqual([{ email: 'ada@people.example', phone: '', agreed_on: TODAY, noted_by: leader.name }])
  expect((await note({ version: '1' })).status).toBe(303)
  expect(await kept()).toEqual([])
})

test('nobody but those who lead reaches wishes and addresses, and they are there', async () => {
  const ada = member('Ada')
  await world.sow({ groupMember: [ada], memberWish: [wishOf(ada)], waitingPlace: [waits('Mo')] })
  const { members, partnershipId } = world
  const seen = (viewer: Member) =>
    world.asViewer(viewer, async (tx) => [
      (await tx.selectFrom('memberWish').select('email').where('partnershipId', '=', partnershipId).where('groupId', '=', group.id).execute()).length,
      (await tx.selectFrom('waitingPlace').select('reachAt').where('partnershipId', '=', partnershipId).where('groupId', '=', group.id).execute()).length,
    ])
  const as = (from: Member, more: object) => Object.assign(Object.create(Object.getPrototypeOf(from)), from, more) as Member
  expect(await seen(as(leader, { groupIds: [group.id] }))).toEqual([1, 1])
  const others = [
    as(members.volunteer, { groupIds: [group.id] }),
    members['health coach'],
    members['link worker'],
    members.administrator,
    members.person,
    world.stranger,
  ]
  for (const other of others) expect(await seen(other), other.name).toEqual([0, 0])
})

test('a person finds what they asked a group for among what is held about them, and somebody else does not', async () => {
  const { members, partnershipId, rosa, north } = world
  const hers = member('Rosa', { personId: rosa.id, teamId: north.id })
  await world.sow({ groupMember: [hers], memberWish: [wishOf(hers, { personId: rosa.id })] })
  const held = (viewer: Member) => world.asViewer(viewer, (tx) => holdsAbout(tx, partnershipId, rosa.id))
  expect((await held(members.person)).wishesToGroups).toMatchObject([{ email: `${hers.id}@people.example` }])
  expect((await held(members['link worker'])).wishesToGroups).toEqual([])
})
