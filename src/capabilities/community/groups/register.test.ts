import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson } from '../../people/factory.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { aGroup, aMember, anEntry } from '../factory.ts'

let world: World
let group: { id: string }
let entry: ReturnType<typeof anEntry>
let ada: ReturnType<typeof aMember>
let bea: ReturnType<typeof aMember>

beforeAll(async () => {
  world = await aWorld()
})

// Each test has a group of its own, which the leader leads as well.
beforeEach(async () => {
  const { partnershipId, members } = world
  const made = aGroup({ partnershipId })
  group = made
  entry = anEntry({ partnershipId, groupId: made.id })
  ada = aMember({ partnershipId, groupId: made.id, calledName: 'Ada' })
  bea = aMember({ partnershipId, groupId: made.id, calledName: 'Bea' })
  await world.sow({ communityGroup: [made], entry: [entry], groupMember: [ada, bea] })
  await world.database.pool.query('update membership set group_ids = group_ids || $1::uuid where id = $2', [made.id, members['group leader'].membershipId])
})

const onDay = (day: string) => {
  const [year, month, date] = day.split('-')
  return `?on-day=${date}&on-month=${month}&on-year=${year}`
}
const keep = (day: string, form: Record<string, string | string[]>, as = world.members['group leader']) =>
  world.ask(`/ashcombe/groups/${group.id}/register${onDay(day)}`, { as, form: { version: '0', ...form } })
const ask = async (sql: string, values: unknown[]) => (await world.database.pool.query(sql, values)).rows
const meetups = () => ask('select met_on, others, attendances, version from meetup where group_id = $1 order by met_on', [group.id])
const members = () => ask('select called_name, came, first_came_on, last_came_on from group_member where group_id = $1 order by called_name', [group.id])

/** Somebody of the north team, in support, whom the link worker introduces to the group (or to another entry). */
async function introduce(name = 'Ivy Marsh', to = entry.id, more: Record<string, string> = {}) {
  const { partnershipId, north, members } = world
  const person = aPerson({ partnershipId, teamId: north.id, name })
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, state: 'accepted' })
  const talksWith = { ledBy: members['link worker'].membershipId, nextTalkOn: '2026-12-17' }
  const support = aSupport({ partnershipId, personId: person.id, referralId: referral.id, teamId: north.id, ...talksWith })
  await world.sow({ person: [person], referral: [referral], support: [support] })
  const form = { id: newId(), calledName: 'Ivy', 'introducedOn-day': '1', 'introducedOn-month': '10', 'introducedOn-year': '2026', agreed: 'yes', ...more }
  const answer = await world.ask(`/ashcombe/people/${person.id}/introduce/${to}`, { as: members['link worker'], form })
  const [member] = await ask('select id from group_member where person_id = $1', [person.id])
  return { person, form, answer, memberId: member?.id as string }
}
const introduction = async (personId: string) =>
  (await ask('select id, state, first_came_on, version, said from introduction where person_id = $1 order by introduced_on', [personId]))[0]

test('a leader ticks who came, adds somebody by first name, and counts others', async () => {
  const answer = await keep('2026-12-03', { came: [ada.id], 'added-1': ' Cy  Ann ', 'added-1-id': newId(), others: '3' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/ashcombe/groups/${group.id}`)
  expect(await meetups()).toEqual([{ met_on: '2026-12-03', others: 3, attendances: 5, version: 1 }])
  expect(await members()).toEqual([
    { called_name: 'Ada', came: 1, first_came_on: '2026-12-03', last_came_on: '2026-12-03' },
    { called_name: 'Bea', came: 0, first_came_on: null, last_came_on: null },
    { called_name: 'Cy Ann', came: 1, first_came_on: '2026-12-03', last_came_on: '2026-12-03' },
  ])
})

test('a register sent twice is one register', async () => {
  const form = { came: [ada.id], 'added-1': 'Cy', 'added-1-id': newId(), others: '3' }
  expect((await keep('2026-12-03', form)).status).toBe(303)
  expect((await keep('2026-12-03', form)).status).toBe(303)
  expect(await meetups()).toEqual([{ met_on: '2026-12-03', others: 3, attendances: 5, version: 1 }])
  expect(await members()).toHaveLength(3)
})

test('keeping the register of a day again corrects it, and taking a tick away corrects every figure', async () => {
  await keep('2026-11-19', { came: [ada.id] })
  await keep('2026-11-26', { came: [ada.id, bea.id] })
  expect((await keep('2026-11-26', { version: '1', came: [bea.id], others: '1' })).status).toBe(303)
  expect(await meetups()).toMatchObject([{ attendances: 1 }, { attendances: 2, version: 2 }])
  expect(await members()).toEqual([
    { called_name: 'Ada', came: 1, first_came_on: '2026-11-19', last_came_on: '2026-11-19' },
    { called_name: 'Bea', came: 1, first_came_on: '2026-11-26', last_came_on: '2026-11-26' },
  ])
})

test('of two leaders who keep the same register, the second sees both versions by name, and nothing is overwritten', async () => {
  await keep('2026-11-26', { came: [ada.id], others: '2' })
  const late = await keep('2026-11-26', { came: [bea.id], 'added-1': 'Cy', 'added-1-id': newId() })
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('Somebody else changed this first')
  expect(html).toMatch(/Who came\?: now<\/h3><span[^>]*>Ada</)
  expect(html).toMatch(/Who came\?: what you typed<\/h3><span[^>]*>Bea</)
  expect(await meetups()).toEqual([{ met_on: '2026-11-26', others: 2, attendances: 3, version: 1 }])
  expect(await members()).toHaveLength(2)
  // With what is there now in sight, keeping it again is a choice.
  expect((await keep('2026-11-26', { version: '1', came: [ada.id, bea.id], others: '2' })).status).toBe(303)
})

test('an empty register asks what is meant, and nobody came is an answer', async () => {
  const empty = await keep('2026-12-03', {})
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Tick who came. If nobody came, enter 0 as the number of others')
  expect(await meetups()).toEqual([])
  expect((await keep('2026-12-03', { others: '0' })).status).toBe(303)
  expect(await meetups()).toMatchObject([{ attendances: 0 }])
})

test('what was typed stays when something is wrong', async () => {
  const answer = await keep('2026-12-03', { came: [ada.id], 'added-1': '<b>🌻', others: 'many' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('&lt;b&gt;🌻')
  expect(html).toMatch(new RegExp(`value="${ada.id}" checked|checked="" [^>]*value="${ada.id}"|value="${ada.id}"[^>]*checked`))
})

test.each([
  ['an unknown member', { came: '00000000-0000-7000-8000-000000000000' }],
  ['no id', { came: "'; drop table meetup; --" }],
  ['a negative number of others', { others: '-1' }],
  ['more others than there can be', { others: '100000' }],
  ['a name of 100,000 letters', { 'added-1': 'a'.repeat(100_000) }],
])('%s is said to be wrong, and nothing is written', async (_, form) => {
  expect((await keep('2026-12-03', form)).status).toBe(422)
  expect(await meetups()).toEqual([])
})

test('a null byte in a name is left out, and a name in another writing is kept', async () => {
  await keep('2026-12-03', { 'added-1': 'C\u0000y', 'added-1-id': 'not-an-id', 'added-2': 'שלום', 'added-2-id': newId() })
  expect((await members()).map(({ called_name }) => called_name)).toEqual(expect.arrayContaining(['Cy', 'שלום']))
})

test('a new person cannot take the place of a member of another group', async () => {
  const other = aGroup({ partnershipId: world.partnershipId })
  const theirs = aMember({ partnershipId: world.partnershipId, groupId: other.id, calledName: 'Dot' })
  await world.sow({ communityGroup: [other], groupMember: [theirs] })
  expect((await keep('2026-12-03', { 'added-1': 'Cy', 'added-1-id': theirs.id })).status).toBe(404)
  expect(await meetups()).toEqual([])
})

test.each(['?on-day=31&on-month=2&on-year=2026', '?on-day=4&on-month=12&on-year=2026', '?on-day=x', '?on-day=1&on-month=1&on-year=1900'])(
  'there is no register for the day %s',
  async (day) => {
    const path = `/ashcombe/groups/${group.id}/register${day}`
    const as = world.members['group leader']
    expect((await world.ask(path, { as })).status).toBe(422)
    expect((await world.ask(path, { as, form: { version: '0', others: '1' } })).status).toBe(404)
    expect(await meetups()).toEqual([])
  },
)

test('the register moves an introduction: has been, comes regularly from the third time, and back when a tick is taken away', async () => {
  const { person, memberId, answer } = await introduce()
  expect(answer.status).toBe(303)
  expect(await introduction(person.id)).toMatchObject({ state: 'introduced', first_came_on: null })

  await keep('2026-11-12', { came: [memberId] })
  expect(await introduction(person.id)).toMatchObject({ state: 'came once', first_came_on: '2026-11-12' })
  await keep('2026-11-19', { came: [memberId] })
  expect(await introduction(person.id)).toMatchObject({ state: 'came once' })
  await keep('2026-11-26', { came: [memberId, ada.id] })
  expect(await introduction(person.id)).toMatchObject({ state: 'comes regularly', first_came_on: '2026-11-12' })

  await keep('2026-11-12', { version: '1', others: '0' })
  expect(await introduction(person.id)).toMatchObject({ state: 'came once', first_came_on: '2026-11-19' })
  const attended = await ask('select met_on, person_id, team_id from attendance where member_id = $1 order by met_on', [memberId])
  expect(attended).toEqual(['2026-11-19', '2026-11-26'].map((met_on) => ({ met_on, person_id: person.id, team_id: world.north.id })))
})

test('the leader sees the name somebody is called, and nothing that leads to their page', async () => {
  const { person } = await introduce('Ivy Marsh-Somebody')
  const html = await (await world.ask(`/ashcombe/groups/${group.id}/register`, { as: world.members['group leader'] })).text()
  expect(html).toContain('>Ivy<')
  expect(html).not.toContain('Marsh-Somebody')
  expect(html).not.toContain(person.id)
  expect((await world.ask(`/ashcombe/people/${person.id}`, { as: world.members['group leader'] })).status).toBe(404)
})

test('what the register says shows on the page of the person, to their worker and to nobody of another team', async () => {
  const { person, memberId } = await introduce()
  await keep('2026-11-26', { came: [memberId] })
  const page = await world.ask(`/ashcombe/people/${person.id}`, { as: world.members['link worker'] })
  expect(await page.text()).toContain('Came to Thursday walkers')
  expect((await world.ask(`/ashcombe/people/${person.id}`, { as: world.coachElsewhere })).status).toBe(404)
})

test('“not for me” is the person’s word: the register does not take it back, and a worker may', async () => {
  const { person, memberId } = await introduce()
  const { id } = await introduction(person.id)
  const as = world.members['link worker']
  const say = (form: Record<string, string>) => world.ask(`/ashcombe/introductions/${id}/what-came-of-it`, { as, form })
  expect((await say({ version: '1', state: 'not for me', said: 'Too many hills' })).status).toBe(303)
  await keep('2026-11-26', { came: [memberId] })
  expect(await introduction(person.id)).toMatchObject({ state: 'not for me', said: 'Too many hills', first_came_on: '2026-11-26' })

  const stale = await say({ version: '1', state: 'introduced', said: '' })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Too many hills')
  expect((await say({ version: String((await introduction(person.id)).version), state: 'introduced', said: 'I will try again' })).status).toBe(303)
  expect(await introduction(person.id)).toMatchObject({ state: 'came once', said: 'I will try again' })
})

test('an introduction needs the person’s agreement', async () => {
  const { answer, person } = await introduce('Una Lee', entry.id, { agreed: '' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Introduce them once they agree')
  expect(await introduction(person.id)).toBeUndefined()
})

test('an introduction sent twice is one, and a second to the same entry is told so', async () => {
  const { person, form } = await introduce()
  const path = `/ashcombe/people/${person.id}/introduce/${entry.id}`
  const as = world.members['link worker']
  expect((await world.ask(path, { as, form })).status).toBe(303)
  const second = await world.ask(path, { as, form: { ...form, id: newId() } })
  expect(second.status).toBe(422)
  expect(await second.text()).toContain('They have been introduced to this already')
  expect(await ask('select id from introduction where person_id = $1', [person.id])).toHaveLength(1)
  expect(await ask('select id from group_member where person_id = $1', [person.id])).toHaveLength(1)
})

test('where no register is kept, the worker says what came of it', async () => {
  const service = anEntry({ partnershipId: world.partnershipId, kind: 'service', name: 'Repair café' })
  await world.sow({ entry: [service] })
  const { person } = await introduce('Ned Poole', service.id)
  const { id } = await introduction(person.id)
  const as = world.members['health coach']
  const say = (form: Record<string, string>) => world.ask(`/ashcombe/introductions/${id}/what-came-of-it`, { as, form: { version: '1', ...form } })
  expect(await (await say({ state: 'comes regularly' })).text()).toContain('Enter the day they first went')
  const day = { 'firstCameOn-day': '1', 'firstCameOn-month': '11', 'firstCameOn-year': '2026' }
  expect((await say({ state: 'comes regularly', ...day })).status).toBe(303)
  expect(await introduction(person.id)).toMatchObject({ state: 'comes regularly', first_came_on: '2026-11-01' })
})

test('a worker of another team neither introduces nor follows, and a leader neither', async () => {
  const { person, form } = await introduce()
  const { id } = await introduction(person.id)
  for (const as of [world.coachElsewhere, world.members['group leader']]) {
    expect((await world.ask(`/ashcombe/people/${person.id}/introduce/${entry.id}`, { as, form })).status).toBe(404)
    expect([403, 404]).toContain((await world.ask(`/ashcombe/introductions/${id}`, { as })).status)
  }
  expect((await world.ask(`/ashcombe/introductions/${id}`, { as: world.members['link worker'] })).status).toBe(200)
})

test('a worker sees how a group goes, and no register', async () => {
  await keep('2026-11-26', { came: [ada.id], others: '2' })
  const as = world.members['link worker']
  const page = await (await world.ask(`/ashcombe/groups/${group.id}`, { as })).text()
  expect(page).toContain('3 people came')
  expect(page).not.toContain('Ada')
  expect(page).not.toContain('New people')
  expect((await world.ask(`/ashcombe/groups/${group.id}/register`, { as })).status).toBe(403)
  const leader = await (await world.ask(`/ashcombe/groups/${group.id}`, { as: world.members['group leader'] })).text()
  expect(leader).toContain('New people')
})

test('a leader of another group is told that the register is not there', async () => {
  const other = await world.ask(`/ashcombe/groups/${group.id}/register`, { as: world.stranger })
  expect(other.headers.get('location') ?? '').toMatch(/^\/sign-in/)
  await world.database.pool.query('update membership set group_ids = array_remove(group_ids, $1::uuid) where id = $2', [
    group.id,
    world.members['group leader'].membershipId,
  ])
  expect((await world.ask(`/ashcombe/groups/${group.id}/register`, { as: world.members['group leader'] })).status).toBe(404)
  expect((await keep('2026-12-03', { others: '1' })).status).toBe(404)
})

test('who needs me today: a leader’s registers, and introductions that nobody has come of for three weeks', async () => {
  await introduce('Stuck Sam', entry.id, { calledName: 'Stuck Sam' })
  const leader = await (await world.ask('/ashcombe/today', { as: world.members['group leader'] })).text()
  expect(leader).toContain(`/ashcombe/groups/${group.id}/register`)
  const worker = await (await world.ask('/ashcombe/today', { as: world.members['link worker'] })).text()
  expect(worker).toContain('Stuck Sam and Thursday walkers')
  const fresh = { 'introducedOn-day': '1', 'introducedOn-month': '12', calledName: 'Fresh Fay' }
  await introduce('Fresh Fay', entry.id, fresh)
  expect(await (await world.ask('/ashcombe/today', { as: world.members['link worker'] })).text()).not.toContain('Fresh Fay')
})

test('two registers of a group kept at the same moment are both counted', async () => {
  const days = ['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26']
  const answers = await Promise.all(days.map((day) => keep(day, { came: [ada.id] })))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect((await members())[0]).toEqual({ called_name: 'Ada', came: 4, first_came_on: '2026-11-05', last_came_on: '2026-11-26' })
})
