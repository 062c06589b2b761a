import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../tests/kit/browser.ts'
import { aWorld, type World } from '../../tests/kit/world.ts'
import { makeApp } from '../app.tsx'
import { type Counter, clearOldAttempts, countAttempt, forgetAttempts, giveBackAttempt } from './attempts.ts'
import { TooMany } from './errors.ts'

let world: World
let counter: Counter
beforeAll(async () => {
  world = await aWorld()
  counter = { pool: world.database.accountsPool, secret: world.house.settings.secret }
})

const limit = { what: 'ringing the bell', times: 3, minutes: 10 }
const ring = (who: string, of = counter) => countAttempt(of, limit, who)
const isOver = () => world.database.pool.query(`update auth.attempt set ends_at = now() - interval '1 second'`)

test('somebody may try so often, and is then told how long to wait', async () => {
  for (let i = 0; i < 3; i++) await ring('192.0.2.1')
  const refused = await ring('192.0.2.1').catch((problem) => problem)
  expect(refused).toBeInstanceOf(TooMany)
  expect(refused.retryAfter).toBeGreaterThan(590)
  expect(refused.retryAfter).toBeLessThanOrEqual(600)
  await ring('192.0.2.2')
  await countAttempt(counter, { ...limit, what: 'knocking' }, '192.0.2.1')
})

test('when the time is over, it begins anew', async () => {
  for (let i = 0; i < 3; i++) await ring('192.0.2.3')
  await isOver()
  for (let i = 0; i < 3; i++) await ring('192.0.2.3')
  await expect(ring('192.0.2.3')).rejects.toThrow(TooMany)
})

test('a try that is given back does not count, and one who got it right begins anew', async () => {
  for (let i = 0; i < 9; i++) {
    await ring('192.0.2.4')
    await giveBackAttempt(counter, limit, '192.0.2.4')
  }
  for (let i = 0; i < 3; i++) await ring('192.0.2.4')
  await forgetAttempts(counter, limit, '192.0.2.4')
  await ring('192.0.2.4')
})

test('tries at the same moment are all counted', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => ring('192.0.2.5')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
})

test('the table tells nobody who tried, and what is over is cleared', async () => {
  await isOver()
  await ring('sam@example.org')
  const { rows } = await world.database.pool.query('select key from auth.attempt where ends_at > now()')
  expect(rows).toEqual([{ key: expect.stringMatching(/^[\w-]{43}$/) }])
  // The same words under another secret are another key.
  await ring('sam@example.org', { ...counter, secret: 'another secret, which is long enough, too' })
  await clearOldAttempts(world.database.accountsPool)
  expect((await world.database.pool.query('select from auth.attempt')).rows).toHaveLength(2)
})

test('two servers on one database count a form without an account together, and nobody who is signed in', async () => {
  const settings = { ...world.house.settings, trustedProxies: 1 }
  const servers = [makeApp({ ...world.house, settings }), makeApp({ ...world.house, settings })]
  const send = async (i: number, address: string) =>
    (await new Browser(servers[i % 2] as ReturnType<typeof makeApp>, { 'x-forwarded-for': address }).post('/ashcombe/referrals/ask', {})).status
  const statuses = []
  for (let i = 0; i < 32; i++) statuses.push(await send(i, '192.0.2.6'))
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 422), 429, 429])
  expect(await send(0, '192.0.2.7')).toBe(422)
  for (let i = 0; i < 32; i++) statuses.push((await world.ask('/ashcombe/referrals/ask', { as: world.members.volunteer, form: {} })).status)
  expect(statuses.slice(32)).toEqual(Array.from({ length: 32 }, () => 422))
})
