import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aSentService, type FeedServer } from '../../../../tests/kit/feedServer.ts'
import { some, takingIn } from '../../../../tests/kit/takingIn.ts'
import { NOW } from '../../../../tests/kit/world.ts'
import { beginReading } from './changes/beginImport.ts'
import { listUnderWay } from './work.ts'

// Reading a feed: politely, page by page, and going on where it was broken off.

const taking = takingIn()
const { rows, administrator, aFeed, find, work, read, use, take, entries } = taking

test('a feed is read page by page, shown, and changes nothing until it is switched in', async () => {
  taking.feed.services = some(7, 100)
  taking.feed.terms = [{ id: 't1', name: 'Walking', description: 'On foot', taxonomy_id: 'x' }]
  taking.feed.taxonomies = [{ id: 'x', name: 'What it is', description: '' }]
  taking.feed.services[0] = aSentService(100, {
    attributes: [{ id: 'a', taxonomy_term: { id: 't1', name: 'Walking', description: 'On foot', taxonomy_id: 'x' } }],
  })
  const source = await aFeed()
  const ready = await read(source)
  expect(ready).toMatchObject({ state: 'ready', counts: { new: 7 }, isWhole: true, faults: [], saidTotal: 7 })
  expect(taking.feed.asked).toEqual([
    '/',
    '/taxonomies?page=1&per_page=3',
    '/taxonomy_terms?page=1&per_page=3',
    '/services?page=1&per_page=3',
    '/services?page=2&per_page=3',
    '/services?page=3&per_page=3',
  ])
  expect(await entries(source)).toEqual([])

  expect(await use(ready)).toMatchObject({ state: 'switched in', counts: { new: 7, left: 0 } })
  const [first] = await entries(source)
  expect(first).toMatchObject({
    id: aSentService(100)['id'],
    name: 'Walk 100',
    summary: 'Walk number 100 along the river.',
    contact_email: 'walk100@example.org',
    state: 'open',
    last_checked_on: '2026-12-03',
    last_checked_by: source.name,
  })
  const parts = async (table: string) => rows(`select * from ${table} where entry_id = $1`, [first?.['id']])
  expect(await parts('entry_place')).toMatchObject([{ name: 'Mill Lane hall', postcode: 'AS1 2AB', latitude: 52.9, town: 'Ashcombe' }])
  expect(await parts('schedule')).toMatchObject([{ freq: 'WEEKLY', by_day: ['TH'], opens_at: '10:00:00' }])
  expect(await parts('cost_option')).toMatchObject([{ amount_pence: 200, option: 'Each time' }])
  expect(await parts('entry_term')).toHaveLength(1)
  expect(await parts('listing')).toMatchObject([{ latitude: 52.9, days: ['TH'] }])
  expect(await parts('entry_history')).toMatchObject([{ did: 'imported', version: 1, because: source.name }])
  expect(await rows('select name from organiser where id = $1', [first?.['organiser_id']])).toEqual([{ name: 'Friends of the river' }])
  expect(await rows('select their_id, gone_at from directory_origin where our_id = $1', [first?.['id']])).toEqual([{ their_id: first?.['id'], gone_at: null }])
  expect(await rows('select * from directory_import_row where import_id = $1', [ready.id])).toEqual([])
})

test('a feed that lists in brief is asked for each, and not again for what it says has not changed', async () => {
  taking.feed.services = some(4, 400)
  taking.feed.isBrief = true
  const source = await aFeed()
  await take(source)
  expect(taking.feed.asked.filter((path) => /services\/0/.test(path))).toHaveLength(4)
  expect(await rows(`select * from schedule where entry_id = $1`, [taking.feed.services[0]?.['id']])).toHaveLength(1)

  taking.feed.asked = []
  taking.feed.services[2] = aSentService(402, { last_modified: '2026-12-01T09:00:00Z', description: 'New words' })
  const again = await read(source)
  expect(again.counts).toEqual({ unchanged: 3, changed: 1 })
  expect(taking.feed.asked.filter((path) => /services\/0/.test(path))).toHaveLength(1)
})

test('pages that are as they were are not sent again', async () => {
  taking.feed.services = some(7, 500)
  taking.feed.marksPages = true
  const source = await aFeed()
  await take(source)
  taking.feed.services[0] = aSentService(500, { description: 'New words' })
  const again = await read(source)
  expect(again.counts).toEqual({ unchanged: 6, changed: 1 })
  await use(again)
  expect((await read(source)).counts).toEqual({ unchanged: 7 })
})

test('reading goes on where it was broken off', async () => {
  taking.feed.services = some(8, 600)
  const source = await aFeed()
  const id = await taking.world.acting(administrator(), (acting) => beginReading(acting, source))
  for (let pieces = 0; pieces < 4; pieces++) await work(id, { forMs: 0 })
  const half = await find(id)
  expect(half).toMatchObject({ state: 'reading', step: 'list', page: 2 })
  const before = taking.feed.asked.length
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'ready', counts: { new: 8 } })
  expect(taking.feed.asked.slice(before)).toEqual(['/services?page=2&per_page=3', '/services?page=3&per_page=3'])
})

test('a server that asks us to wait is left in peace for as long as it says', async () => {
  taking.feed.services = some(2, 700)
  const source = await aFeed()
  taking.feed.instead = (path, _, response) => {
    if (path !== '/services') return false
    response.writeHead(429, { 'retry-after': '120' }).end()
    return true
  }
  const id = await taking.world.acting(administrator(), (acting) => beginReading(acting, source))
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'reading', tries: 1, problem: 'The feed answered 429', goOnAt: new Date(NOW.getTime() + 120_000) })
  expect((await listUnderWay(taking.world.house)).map((each) => each.id)).not.toContain(id)
  const before = taking.feed.asked.length
  await work(id)
  expect(taking.feed.asked).toHaveLength(before)

  taking.now = new Date(NOW.getTime() + 121_000)
  taking.feed.instead = () => undefined
  expect((await listUnderWay(taking.world.house)).map((each) => each.id)).toContain(id)
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'ready', tries: 0, problem: null })
})

test('a feed that goes round in a circle, or says the wrong total, is told, and nothing is put to rest by it', async () => {
  taking.feed.services = some(3, 800)
  const source = await aFeed()
  await take(source)
  taking.feed.instead = (path, _, response) => {
    if (path !== '/services') return false
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ total_items: 90, total_pages: 30, last_page: false, contents: [taking.feed.services[0]] }))
    return true
  }
  const looping = await read(source)
  expect(looping).toMatchObject({ state: 'ready', isWhole: false, counts: { unchanged: 1, rejected: 1 } })
  expect(looping.faults).toEqual([
    'Page 2 of the feed has only what came before: it goes round in a circle',
    'The feed says that it has 90 entries, and gave 2',
  ])
})

test.each<[string, (response: Parameters<FeedServer['instead']>[2]) => void, RegExp]>([
  ['a web page', (response) => response.setHeader('content-type', 'text/html').end('<html>'), /is a web page, not a feed/],
  ['not JSON', (response) => response.end('{'), /is not JSON/],
  ['no page', (response) => response.end('{"a":1}'), /not a page of a list/],
  ['latin-1', (response) => response.end(Buffer.from('{"contents":[{"name":"Caf\xe9"}]}', 'latin1')), /not written in UTF-8/],
  ['a refusal', (response) => response.writeHead(403).end(), /answered 403/],
  ['a way inside', (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(), /private network/],
])('of a feed that sends %s it is said what is wrong, and nothing is kept', async (_, answer, message) => {
  taking.feed.services = some(1, 850)
  const source = await aFeed()
  taking.feed.instead = (path, _request, response) => {
    if (path !== '/services') return false
    answer(response)
    return true
  }
  expect(await read(source)).toMatchObject({ state: 'failed', problem: expect.stringMatching(message) })
  expect(await entries(source)).toEqual([])
})

test('a feed on this machine is refused, unless a setting says otherwise', async () => {
  const source = await aFeed()
  taking.world.house.settings.mayReachLoopback = false
  expect(await read(source)).toMatchObject({ state: 'failed', problem: expect.stringMatching(/private network/) })
  taking.world.house.settings.mayReachLoopback = true
  expect(taking.feed.asked).toEqual([])
})

test('a feed that comes and goes is tried again, and given up in the end', async () => {
  const source = await aFeed()
  taking.feed.instead = (_path, _request, response) => {
    response.destroy()
    return true
  }
  const id = await taking.world.acting(administrator(), (acting) => beginReading(acting, source))
  for (let tries = 0; tries < 8; tries++) {
    await work(id)
    taking.now = new Date(taking.now.getTime() + 4_000_000)
  }
  expect(await find(id)).toMatchObject({ state: 'failed', problem: 'The connection broke, 8 times' })
})

// The published examples lie beside the project, never in it.
const beside = new URL('../../../../../shared/data/open-referral-uk/mocks/fail/', import.meta.url)
test.skipIf(!existsSync(beside))('of the published faulty feed every fault is told, and nothing is half imported', async () => {
  const mock = (name: string) => readFileSync(new URL(`${name}.json`, beside), 'utf8')
  const answers: Record<string, string> = {
    '/': 'api_details',
    '/taxonomies': 'taxonomy_list',
    '/taxonomy_terms': 'taxonomy_term_list',
    '/services': 'service_list',
  }
  taking.feed.instead = (path, _, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(mock(answers[path] ?? 'service_full'))
    return true
  }
  const source = await aFeed()
  const ready = await read(source)
  expect(ready).toMatchObject({ state: 'ready', isWhole: false, counts: { rejected: 4 } })
  expect(ready.faults).toEqual(['Its front page has no profile', 'The feed says that it has 1 entries, and gave 4'])
  expect(await rows('select problem, notes from directory_import_row where import_id = $1 and problem is not null', [ready.id])).toEqual(
    Array(4).fill({ problem: 'The name is missing', notes: ['email is not an e-mail address, and was left out'] }),
  )
  await use(ready)
  expect(await entries(source)).toEqual([])
  // A term that is its own wider one: the example has that, too.
  expect(await rows('select notes from directory_import_row where import_id = $1 and problem is null', [ready.id])).toEqual([
    { notes: ['Its wider terms led in a circle, which was cut at “name”'] },
  ])
})
