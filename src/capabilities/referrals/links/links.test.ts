import { beforeAll, expect, test } from 'vitest'
import { sendReferral } from '../../../../tests/kit/asking.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const makeAnew = () => world.ask(`/ashcombe/referrals/links/${world.practice.id}/new`, { as: world.members.referrer, form: {} })
const code = async () =>
  (await world.database.pool.query('select code from organisation_link where organisation_id = $1', [world.practice.id])).rows[0]?.code as string

const FORM = {
  way: 'community',
  personAgreed: 'yes',
  agreedHow: 'said so',
  name: 'Met At The Library',
  ownWords: 'A book group',
  reachBy: 'phone',
  phone: '0115 496 0123',
  referrerName: 'Lin',
  referrerRole: 'Librarian',
  referrerEmail: 'lin@library.example',
}

test('whoever follows the link of an organisation refers for it, without an account', async () => {
  await makeAnew()
  const start = `/ashcombe/referrals/through/${await code()}`
  expect((await world.ask(start)).status).toBe(200)
  const { reference } = await sendReferral((path, form, cookie) => world.ask(path, { form, headers: cookie ? { cookie } : {} }), start, FORM)
  const { rows } = await world.database.pool.query('select organisation_id, way_in, made_by from referral where reference = $1', [reference])
  expect(rows).toEqual([{ organisation_id: world.practice.id, way_in: 'community', made_by: null }])
  // Those who refer for the organisation see what becomes of it.
  expect(await (await world.ask('/ashcombe/referrals/mine', { as: world.members.referrer })).text()).toContain('Met At The Library')
})

test('made anew, the old link stops', async () => {
  await makeAnew()
  const before = await code()
  await makeAnew()
  expect(await code()).not.toBe(before)
  expect((await world.ask(`/ashcombe/referrals/through/${before}`)).status).toBe(404)
  expect((await world.ask(`/ashcombe/referrals/through/${(await code()).toLowerCase()}`)).status).toBe(200)
})

test('the poster carries the code to scan and the address to type', async () => {
  await makeAnew()
  const html = await (await world.ask(`/ashcombe/referrals/links/${world.practice.id}`, { as: world.members.administrator })).text()
  expect(html).toContain('data:image/png;base64,')
  expect(html).toContain(`http://livewell.test/ashcombe/referrals/through/${await code()}`)
})

test('nobody else makes or sees the links of an organisation, and they are there', async () => {
  for (const hat of ['person', 'supporter', 'health coach', 'volunteer'] as const) {
    expect((await world.ask('/ashcombe/referrals/links', { as: world.members[hat] })).status, hat).toBe(403)
    expect((await world.ask(`/ashcombe/referrals/links/${world.practice.id}/new`, { as: world.members[hat], form: {} })).status, hat).toBe(403)
  }
  expect(await (await world.ask('/ashcombe/referrals/links', { as: world.members.referrer })).text()).toContain('Make the link anew')
})
