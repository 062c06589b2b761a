import { beforeAll, beforeEach, expect, test } from 'vitest'
import { Browser } from '../../../../tests/kit/browser.ts'
import { aWorld, NOW, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { aGroup, aMember } from '../factory.ts'
import { firstNames, hashCode, isCode } from './kiosk.ts'

let world: World
let now = NOW
let group: { id: string }
let ada: { id: string }

beforeAll(async () => {
  world = await aWorld()
})

beforeEach(async () => {
  now = NOW
  const { partnershipId, members } = world
  const made = aGroup({ partnershipId, name: 'Choir' })
  group = made
  const ada_ = aMember({ partnershipId, groupId: made.id, calledName: 'Ada Marsh' })
  ada = ada_
  await world.sow({ communityGroup: [made], groupMember: [ada_, aMember({ partnershipId, groupId: made.id, calledName: 'Bea' })] })
  await world.database.pool.query('update membership set group_ids = group_ids || $1::uuid where id = $2', [made.id, members['group leader'].membershipId])
})

const ask = async (sql: string, ...values: unknown[]) => (await world.database.pool.query(sql, values)).rows

/** The leader opens a kiosk in their browser, which is the device from then on. */
async function openOne(code = '4711') {
  const device = new Browser(makeApp({ ...world.house, clock: () => now }))
  const [name = '', value = ''] = (await signIn(world.database, world.members['group leader'])).split('=')
  device.cookies.set(name, value)
  const answer = await device.post(`/ashcombe/groups/${group.id}/kiosk`, { code })
  return { device, answer, path: answer.headers.get('location') as string }
}
const at = (path: string, what: string) => path.replace('/kiosk/', `/kiosk/${what}/`)
const html = async (answer: Response | Promise<Response>) => (await answer).text()
const idOf = async (name: string) =>
  (await ask('select id from kiosk_name where group_id = $1 and first_name = $2 order by id desc limit 1', group.id, name))[0].id

test('the device is signed out, shows first names and nothing that leads elsewhere', async () => {
  const { device, path } = await openOne()
  const page = await html(device.get(path))
  expect(page).toContain('>Ada<')
  expect(page).not.toContain('Marsh')
  expect([...page.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href).filter((href) => href?.startsWith('/ashcombe'))).toEqual([at(path, 'leave')])
  for (const elsewhere of ['/ashcombe/today', `/ashcombe/groups/${group.id}`, `/ashcombe/groups/${group.id}/register`]) {
    expect((await device.get(elsewhere)).headers.get('location'), elsewhere).toMatch(/^\/sign-in/)
  }
})

test('somebody taps their name, somebody new says theirs, and the leader keeps the register from it', async () => {
  const { device, path } = await openOne()
  expect((await device.post(at(path, 'here'), { who: await idOf('Ada') })).status).toBe(303)
  const cy = { id: newId(), name: 'Cy Secondname' }
  await device.post(at(path, 'new'), cy)
  await device.post(at(path, 'new'), cy)
  expect(await html(device.get(path))).toMatch(/Ada<\/span>.{0,80}is here/)
  expect(await ask('select 1 from meetup where group_id = $1', group.id)).toEqual([])

  const as = world.members['group leader']
  expect(await html(world.ask('/ashcombe/today', { as }))).toContain('The kiosk of Choir')
  const register = `/ashcombe/groups/${group.id}/register`
  const page = await html(world.ask(register, { as }))
  expect(page).toContain('2 said at the kiosk that they are here')
  expect(page).not.toContain('Secondname')
  expect((await world.ask(register, { as, form: { version: '0', came: [ada.id, cy.id] } })).status).toBe(303)
  expect(await ask('select called_name, came from group_member where group_id = $1 order by called_name', group.id)).toEqual([
    { called_name: 'Ada Marsh', came: 1 },
    { called_name: 'Bea', came: 0 },
    { called_name: 'Cy', came: 1 },
  ])
  expect(await html(world.ask('/ashcombe/today', { as }))).not.toContain('The kiosk of Choir')
  expect(await html(world.ask(register, { as }))).not.toContain('said at the kiosk')
})

test('the right code leaves it, and nobody uses it after', async () => {
  const { device, path } = await openOne()
  const left = await device.post(at(path, 'leave'), { code: '4711' })
  expect(left.headers.get('location')).toMatch(/^\/sign-in\?next=/)
  const after = await device.get(path)
  expect(after.status).toBe(410)
  expect(await after.text()).not.toContain('Ada')
  expect((await device.post(at(path, 'here'), { who: await idOf('Ada') })).status).toBe(410)
})

test('wrong codes are counted, five lock it, and then the right one does not help', async () => {
  const { device, path } = await openOne()
  for (let tries = 1; tries <= 5; tries++) expect((await device.post(at(path, 'leave'), { code: '0000' })).status).toBe(303)
  const locked = await device.get(path)
  expect(locked.status).toBe(410)
  const page = await locked.text()
  expect(page).toContain('This kiosk is locked')
  expect(page).not.toContain('Ada')
  expect((await device.post(at(path, 'leave'), { code: '4711' })).status).toBe(410)
  expect(await ask('select state, wrong_codes from kiosk where group_id = $1', group.id)).toEqual([{ state: 'locked', wrong_codes: 5 }])
})

test('forty new people are too many, and lock it', async () => {
  const { device, path } = await openOne()
  for (let i = 0; i < 41; i++) await device.post(at(path, 'new'), { id: newId(), name: 'Cy' })
  expect((await device.get(path)).status).toBe(410)
  expect(await ask(`select count(*)::int as new from kiosk_name where group_id = $1 and member_id is null`, group.id)).toEqual([{ new: 40 }])
})

test('it ends at midnight', async () => {
  const { device, path } = await openOne()
  now = new Date('2026-12-03T23:59:00Z')
  expect((await device.get(path)).status).toBe(200)
  now = new Date('2026-12-04T00:01:00Z')
  expect((await device.get(path)).status).toBe(410)
})

test('its leader closes it from elsewhere, and opening another closes the first', async () => {
  const first = await openOne()
  const second = await openOne()
  expect((await first.device.get(first.path)).status).toBe(410)
  expect((await second.device.get(second.path)).status).toBe(200)
  expect((await world.ask(`/ashcombe/groups/${group.id}/kiosk/close`, { as: world.members['group leader'], form: {} })).status).toBe(303)
  expect((await second.device.get(second.path)).status).toBe(410)
})

test('a code that is too short or no number opens nothing', async () => {
  for (const code of ['', '123', 'abcd', '123456789']) expect((await openOne(code)).answer.status, code).toBe(422)
  expect(await ask('select 1 from kiosk where group_id = $1', group.id)).toEqual([])
})

test('from the device nothing is reached but its own first names, and they are there', async () => {
  const mine = await openOne()
  const { partnershipId } = world
  const tokenOf = (path: string) => hashToken(path.split('/').at(-1) as string)
  const seenBy = (token: string, partnership = partnershipId) =>
    world.asViewer(Object.assign(Object.create(Object.getPrototypeOf(world.nobody)), world.nobody, { tokenHash: token }), async (tx) => ({
      names: (await tx.selectFrom('kioskName').select('firstName').where('partnershipId', '=', partnership).orderBy('firstName').execute()).map(
        (row) => row.firstName,
      ),
      members: await tx.selectFrom('groupMember').select('calledName').where('partnershipId', '=', partnership).execute(),
      groups: await tx.selectFrom('communityGroup').select('name').where('partnershipId', '=', partnership).execute(),
    }))
  expect(await seenBy(tokenOf(mine.path))).toEqual({ names: ['Ada', 'Bea'], members: [], groups: [] })
  expect((await seenBy(hashToken('another'))).names).toEqual([])
  // The same link under another partnership's address opens nothing.
  expect((await mine.device.get(mine.path.replace('/ashcombe/', '/brindle/'))).status).toBe(410)
  expect((await mine.device.get(mine.path)).status).toBe(200)
})

test('a helper opens it, and somebody of another group does not', async () => {
  const { members } = world
  const form = { code: '4711' }
  const path = `/ashcombe/groups/${group.id}/kiosk`
  expect((await world.ask(path, { as: members.volunteer, form })).status).toBe(404)
  await ask('update membership set group_ids = array[$1::uuid] where id = $2', group.id, members.volunteer.membershipId)
  expect((await world.ask(path, { as: members.volunteer, form })).status).toBe(303)
  expect((await world.ask(path, { as: members['link worker'], form })).status).toBe(403)
})

test('two of a name are told apart by a letter, and a code is known by its hash alone', () => {
  const named = ['Rose Bell', 'Rose Khan', 'Rose', 'Al Bo'].map((calledName) => ({ id: calledName, calledName }))
  expect(firstNames(named).map(({ firstName }) => firstName)).toEqual(['Rose B', 'Rose K', 'Rose', 'Al'])
  expect(isCode('4711', hashCode('4711'))).toBe(true)
  expect(isCode('4712', hashCode('4711'))).toBe(false)
  expect(hashCode('4711')).not.toBe(hashCode('4711'))
})
