import { beforeAll, describe, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { makeFeed } from './routes.ts'

const BASE = '/ashcombe/open-referral-uk/v3'
let world: World
let there: Awaited<ReturnType<typeof sowDirectory>>
beforeAll(async () => {
  world = await aWorld()
  there = await sowDirectory(world)
})
const ask = (path: string, options: Parameters<World['ask']>[1] = {}) => world.ask(BASE + path, options)

/** The same server, with something else than usual about it. */
const appWith = (given: Partial<World['house']>) => {
  const app = makeApp({ ...world.house, ...given })
  return (path: string, init?: RequestInit) => app.request(`http://livewell.test${path}`, init)
}

describe('every answer may be read from any page of the web', () => {
  test.each([
    ['a list', '/services', 'GET', 200],
    ['a stream', '/services?format=ndjson', 'GET', 200],
    ['one thing', '', 'GET', 200],
    ['what is not there', `/services/${newId()}`, 'GET', 404],
    ['an id that is none', '/services/x', 'GET', 404],
    ['an address that is none', '/nothing', 'GET', 404],
    ['a wrong parameter', '/services?page=0', 'GET', 400],
    ['a form', '/services', 'POST', 405],
    ['what a browser asks first', '/services', 'OPTIONS', 204],
    ['the head alone', '/services', 'HEAD', 200],
  ])('%s', async (_, path, method, status) => {
    const answer = await ask(path, { method, headers: { origin: 'https://elsewhere.example', cookie: 'notice=Saved' } })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await answer.text()
    expect(text).not.toMatch(/^\s*</)
    if (status >= 400) expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  })

  test.each(['/nowhere/open-referral-uk/v3/services', '/ashcombe/open-referral-uk/v1', '/ASHCOMBE/open-referral-uk/v3'])('also at %s', async (path) => {
    const answer = await world.ask(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ status: 404 })
  })
})

test('a browser is told what it may ask', async () => {
  const answer = await ask('/services', {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' },
  })
  expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  expect(answer.headers.get('access-control-allow-headers')).toBe('*')
})

test('what may not be done says what may', async () => {
  expect((await ask('/services', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD, OPTIONS')
})

test.each(['', '/services', '/services?format=ndjson', '/services?minimal=true', '/organizations?full=true', '/openapi.json'])(
  'who has the answer of "%s" already is told so, until something changes',
  async (path) => {
    const first = await ask(path)
    const etag = first.headers.get('etag') as string
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await first.text()).not.toBe('')
    for (const known of [etag, `"another", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await ask(path, { headers: { 'if-none-match': known } })
      expect(again.status).toBe(304)
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('access-control-allow-origin')).toBe('*')
      expect(await again.text()).toBe('')
    }
    expect((await ask(path, { headers: { 'if-none-match': '"another"' } })).status).toBe(200)
  },
)

test('a change of an entry, of an organiser or of a day is another version', async () => {
  const version = async () => (await ask('/services?format=ndjson')).headers.get('etag')
  const seen = [await version()]
  const change = async (sql: string) => {
    await world.database.pool.query(sql)
    seen.push(await version())
  }
  await change(`update entry set version = version + 1 where name = 'Choir'`)
  await change(`update organiser set version = version + 1 where name = 'Idle hands'`)
  await change(`insert into taxonomy (partnership_id, id, name, changed_at) select partnership_id, '${newId()}', 'A third', '2026-01-01' from taxonomy limit 1`)
  const tomorrow = appWith({ clock: () => new Date('2026-12-04T10:30:00Z') })
  seen.push((await tomorrow(`${BASE}/services?format=ndjson`)).headers.get('etag'))
  expect(seen.every(Boolean)).toBe(true)
  expect(new Set(seen).size).toBe(5)
})

test('the head alone reads nothing of a stream', async () => {
  let begun = 0
  const connect = async () => {
    begun++
    return world.database.pool.connect()
  }
  const pool = { connect } as never
  const answer = await appWith({ database: { ...world.database, pool } })(`${BASE}/services?format=ndjson&full=true`, { method: 'HEAD' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('')
  // Whose feed it is, and its version.
  expect(begun).toBe(2)
})

test('who asks too often is told when to ask again, and others are answered', async () => {
  const app = appWith({
    capabilities: [{ name: 'community', open: makeFeed({ times: 2, seconds: 60 }) }],
    settings: { ...world.house.settings, trustedProxies: 1 },
  })
  const from = (address: string) => app(BASE, { headers: { 'x-forwarded-for': address } })
  expect([(await from('192.0.2.1')).status, (await from('192.0.2.1')).status]).toEqual([200, 200])
  const refused = await from('192.0.2.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  expect(await refused.json()).toMatchObject({ status: 429 })
  expect((await from('192.0.2.2')).status).toBe(200)
})

test('a server that is starting, or has lost its database, says so in JSON', async () => {
  const starting = await appWith({ lifecycle: { phase: 'starting' } as never })(BASE)
  expect(starting.status).toBe(503)
  expect(await starting.json()).toMatchObject({ status: 503 })
  const away = { connect: async () => Promise.reject(Object.assign(new Error('lost'), { code: 'ECONNREFUSED' })) }
  const lost = await appWith({ database: { ...world.database, pool: away as never } })(BASE)
  expect(lost.status).toBe(503)
  expect(lost.headers.get('retry-after')).toBe('10')
})

test('a fault of ours is told by its number, and nothing else of it', async () => {
  const broken = { connect: async () => Promise.reject(new Error('column "secret" of Rosa')) }
  const answer = await appWith({ database: { ...world.database, pool: broken as never } })(BASE)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toMatch(/secret|Rosa/)
})

test('a stream that fails half-way breaks off, and is not taken for the whole', async () => {
  let begun = 0
  const pool = { connect: async () => (++begun > 2 ? Promise.reject(new Error('gone')) : world.database.pool.connect()) }
  const answer = await appWith({ database: { ...world.database, pool: pool as never } })(`${BASE}/services?format=ndjson`)
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow('gone')
})

test('somebody signed in is answered as nobody', async () => {
  const answer = await ask('/services', { as: world.members.commissioner })
  expect(await answer.text()).toBe(await (await ask('/services')).text())
  expect(there.walk.id).toBeTruthy()
})

test('nothing of an entry comes back as HTML', async () => {
  const answer = await ask(`/services/${there.walk.id}`)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect((await answer.json()).eligibility_description).toBe('Anybody who <likes> ducks & "quiet"')
})
