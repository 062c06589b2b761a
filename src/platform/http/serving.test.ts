import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { newId } from '../ids.ts'
import type { Lifecycle } from '../lifecycle.ts'

let world: World
let hasRoom: boolean
let lifecycle: Lifecycle
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(() => {
  hasRoom = true
  lifecycle = { phase: 'serving', hasRoom: async () => hasRoom }
})

const ask = (path: string, form?: Record<string, string>) =>
  makeApp({ ...world.house, lifecycle }).request(`http://livewell.test${path}`, {
    ...(form ? { method: 'POST', headers: { origin: 'http://livewell.test' }, body: new URLSearchParams(form) } : {}),
  })

const aReferral = () => ({ id: newId(), ownWords: 'Company' })

const countDrafts = async () => (await world.database.pool.query<{ n: number }>('select count(*) as n from referral_draft')).rows[0]?.n

test('it is ready when it serves and its database answers', async () => {
  const response = await ask('/ready')
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }])
})

test.each(['starting', 'stopping'] as const)('it is alive and not ready while it is %s', async (phase) => {
  lifecycle.phase = phase
  expect((await ask('/ready')).status).toBe(503)
  expect((await ask('/health')).status).toBe(200)
})

test('while it is starting every page says so, and the database is not asked', async () => {
  lifecycle.phase = 'starting'
  const database = { ...world.database, pool: undefined as never }
  const response = await makeApp({ ...world.house, lifecycle, database }).request('http://livewell.test/ashcombe')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('10')
  expect(await response.text()).toContain('Livewell is getting ready')
})

test('while it is stopping, what still comes is answered', async () => {
  lifecycle.phase = 'stopping'
  expect((await ask('/ashcombe')).status).toBe(200)
})

test('when the disk is nearly full nothing is written, a page says so, and everything can be read', async () => {
  const before = await countDrafts()
  hasRoom = false
  const refused = await ask('/ashcombe/referrals/ask', aReferral())
  expect(refused.status).toBe(507)
  expect(await refused.text()).toContain('There is no room to keep this')
  expect(await countDrafts()).toBe(before)
  expect((await ask('/ashcombe')).status).toBe(200)
  expect((await ask('/api/auth/sign-in/email', {})).status).toBe(507)

  hasRoom = true
  expect((await ask('/ashcombe/referrals/ask', aReferral())).status).toBe(303)
  expect(await countDrafts()).toBe((before ?? 0) + 1)
})
