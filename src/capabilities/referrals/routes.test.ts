import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const aWaitingReferral = async (more: Record<string, unknown> = {}) => {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh' })
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, ...more })
  await world.sow({ person: [person], referral: [referral] })
  return { person, referral }
}

test('a coach accepts, and support has begun', async () => {
  const { referral, person } = await aWaitingReferral()
  const as = world.members['health coach']
  const answer = await world.ask(`/ashcombe/referrals/${referral.id}/accept`, {
    as,
    form: { 'firstTalkOn-day': '4', 'firstTalkOn-month': '12', 'firstTalkOn-year': '2026' },
  })
  expect(answer.status).toBe(303)
  const { rows } = await world.database.pool.query('select state, led_by, next_talk_on from support where person_id = $1', [person.id])
  expect(rows).toEqual([{ state: 'coaching', led_by: as.membershipId, next_talk_on: '2026-12-04' }])
})

test('of two coaches who answer at once, the second is told, and nothing is overwritten', async () => {
  const { referral } = await aWaitingReferral()
  const form = { 'firstTalkOn-day': '4', 'firstTalkOn-month': '12', 'firstTalkOn-year': '2026' }
  await world.ask(`/ashcombe/referrals/${referral.id}/accept`, { as: world.members['health coach'], form })
  const late = await world.ask(`/ashcombe/referrals/${referral.id}/decline`, { as: world.members['link worker'], form: { because: 'Too far away' } })
  expect(late.status).toBe(409)
  const { rows } = await world.database.pool.query('select state from referral where id = $1', [referral.id])
  expect(rows).toEqual([{ state: 'accepted' }])
})

test('nobody answers a referral they made themselves', async () => {
  const { referral } = await aWaitingReferral({ madeBy: world.members['health coach'].membershipId })
  const own = await world.ask(`/ashcombe/referrals/${referral.id}/accept`, { as: world.members['health coach'] })
  expect(own.status).toBe(403)
  const colleague = await world.ask(`/ashcombe/referrals/${referral.id}/accept`, { as: world.members['link worker'] })
  expect(colleague.status).toBe(200)
})

test('a coach of another team is told that it is not there', async () => {
  const { referral } = await aWaitingReferral()
  expect((await world.ask(`/ashcombe/referrals/${referral.id}`, { as: world.coachElsewhere })).status).toBe(404)
})

test('those who wait are narrowed by area and language, and the filter is kept in the address', async () => {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Piotr Nowak', language: 'pl', needsInterpreter: true })
  await world.sow({ person: [person], referral: [aReferral({ partnershipId, personId: person.id, teamId: north.id })] })
  await aWaitingReferral()
  const shown = async (query: string) => (await world.ask(`/ashcombe/referrals${query}`, { as: world.members['health coach'] })).text()
  expect(await shown('?language=pl')).toContain('Piotr Nowak')
  expect(await shown('?language=pl')).not.toContain('Ivy Marsh')
  expect(await shown(`?team=${north.id}`)).toContain('Ivy Marsh')
  expect(await shown('?language=cy')).toContain('Nobody fits these filters.')
})

test('without an account, a referral leads to signing in', async () => {
  const { referral } = await aWaitingReferral()
  const answer = await world.ask(`/ashcombe/referrals/${referral.id}`)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/sign-in\?next=/)
})

test.each(['not-an-id', '00000000-0000-7000-8000-000000000000', "'; drop table person; --", '%00'])('an address with %s in it is not found', async (id) => {
  expect((await world.ask(`/ashcombe/referrals/${encodeURIComponent(id)}`, { as: world.members['health coach'] })).status).toBe(404)
})
