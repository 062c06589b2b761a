import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aFeedServer, aSentService, type FeedServer } from '../../../../tests/kit/feedServer.ts'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { askToSwitchIn, beginReading, giveUp } from './changes/beginImport.ts'
import type { DirectoryImport, Source } from './directory.ts'
import { aSource } from './factory.ts'
import { beginDue } from './jobs.ts'
import { goOnWith, listUnderWay } from './work.ts'

let world: World
let feed: FeedServer
let now = NOW
beforeAll(async () => {
  world = await aWorld()
  world.house.settings.mayReachLoopback = true
  Object.assign(world.house, { clock: () => now })
  feed = await aFeedServer()
})
afterAll(() => feed.stop())
beforeEach(() => {
  now = NOW
  Object.assign(feed, { services: [], terms: [], taxonomies: [], asked: [], instead: () => undefined, isBrief: false, marksPages: false })
})

const rows = async <Row extends object = Record<string, any>>(sql: string, values: unknown[] = []) => (await world.database.pool.query<Row>(sql, values)).rows
const where = () => ({ id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' })
const administrator = () => world.members.administrator

async function aFeed(given: Partial<Source> = {}): Promise<Source> {
  const source = aSource({ partnershipId: world.partnershipId, madeBy: administrator().membershipId, address: feed.url, ...given })
  await world.sow({ directorySource: [source] })
  return findSource(source.id)
}
const findSource = (id: string) =>
  world.asViewer(administrator(), (tx) =>
    tx.selectFrom('directorySource').selectAll().where('partnershipId', '=', world.partnershipId).where('id', '=', id).executeTakeFirstOrThrow(),
  )
const find = (id: string): Promise<DirectoryImport> =>
  world.asViewer(administrator(), (tx) =>
    tx.selectFrom('directoryImport').selectAll().where('partnershipId', '=', world.partnershipId).where('id', '=', id).executeTakeFirstOrThrow(),
  )

const work = (id: string, pace: object = {}) => goOnWith(world.house, where(), id, { pauseMs: 0, perPage: 3, forMs: 60_000, ...pace })

async function read(source: Source): Promise<DirectoryImport> {
  const there = await findSource(source.id)
  const id = await world.acting(administrator(), (acting) => beginReading(acting, there))
  await work(id)
  return find(id)
}
async function use(of: DirectoryImport, takesAlike = false) {
  const there = await find(of.id)
  await world.acting(administrator(), (acting) => askToSwitchIn(acting, there, { takesAlike }))
  await work(of.id)
  return find(of.id)
}
const take = async (source: Source) => use(await read(source))
const entries = (source: Source) =>
  rows(
    `select e.* from entry e join directory_origin o on o.partnership_id = e.partnership_id and o.our_id = e.id and o.kind = 'entry' where o.source_id = $1 order by e.sort_name`,
    [source.id],
  )
/** As somebody edits it here. */
const edit = (id: string, to: { summary: string }) => rows(`update entry set summary = $2, version = version + 1 where id = $1`, [id, to.summary])
const some = (count: number, from = 1000) => Array.from({ length: count }, (_, i) => aSentService(from + i))

test('a feed is read page by page, shown, and changes nothing until it is switched in', async () => {
  feed.services = some(7, 100)
  feed.terms = [{ id: 't1', name: 'Walking', description: 'On foot', taxonomy_id: 'x' }]
  feed.taxonomies = [{ id: 'x', name: 'What it is', description: '' }]
  feed.services[0] = aSentService(100, { attributes: [{ id: 'a', taxonomy_term: { id: 't1', name: 'Walking', description: 'On foot', taxonomy_id: 'x' } }] })
  const source = await aFeed()
  const ready = await read(source)
  expect(ready).toMatchObject({ state: 'ready', counts: { new: 7 }, isWhole: true, faults: [], saidTotal: 7 })
  expect(feed.asked).toEqual([
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

test('what was edited here stays; the rest follows; what is gone rests, and comes back', async () => {
  feed.services = some(4, 200)
  const source = await aFeed()
  await take(source)
  const [edited, plain, , leaving] = await entries(source)
  await edit(edited?.['id'], { summary: 'In our own words' })

  feed.services = [
    aSentService(200, { description: 'New words', fees: '£3' }),
    aSentService(201, { name: 'Walk 201 again', service_at_locations: [] }),
    aSentService(202),
    aSentService(299),
  ]
  const second = await read(source)
  expect(second.counts).toEqual({ changed: 2, unchanged: 1, new: 1, gone: 1 })
  await use(second)
  const after = new Map((await entries(source)).map((entry) => [entry['id'], entry]))
  expect(after.get(edited?.['id'])).toMatchObject({ summary: 'In our own words', cost: '£3', version: 3 })
  expect(after.get(plain?.['id'])).toMatchObject({ name: 'Walk 201 again', sort_name: 'walk 201 again' })
  expect(await rows('select * from entry_place where entry_id = $1', [plain?.['id']])).toEqual([])
  expect(await rows('select * from schedule where entry_id = $1', [plain?.['id']])).toHaveLength(1)
  expect(after.get(leaving?.['id'])).toMatchObject({ state: 'at rest' })
  expect(await rows('select * from listing where entry_id = $1', [leaving?.['id']])).toEqual([])

  feed.services.push(aSentService(203))
  const third = await read(source)
  expect(third.counts).toEqual({ unchanged: 3, back: 1, kept: 1 })
  await use(third)
  expect((await entries(source)).find(({ id }) => id === leaving?.['id'])).toMatchObject({ state: 'open' })
  expect(await rows('select * from listing where entry_id = $1', [leaving?.['id']])).toHaveLength(1)
})

test('taking the same again changes no row', async () => {
  feed.services = some(5, 300)
  feed.services[1] = aSentService(301, {
    contacts: [
      { id: 'c', name: 'Ann', title: 'Leader' },
      { id: 'd', name: 'Bob' },
    ],
    languages: [{ id: 'l', name: 'Polish' }],
  })
  const source = await aFeed()
  await take(source)
  const all = async () =>
    JSON.stringify([
      await entries(source),
      ...(await Promise.all(
        ['entry_place', 'schedule', 'cost_option', 'entry_contact', 'organiser', 'listing'].map((table) => rows(`select * from ${table} order by id`)),
      )),
    ])
  const before = await all()
  const again = await read(source)
  expect(again.counts).toEqual({ unchanged: 5 })
  await use(again)
  expect(await all()).toBe(before)
})

test('a feed that lists in brief is asked for each, and not again for what it says has not changed', async () => {
  feed.services = some(4, 400)
  feed.isBrief = true
  const source = await aFeed()
  await take(source)
  expect(feed.asked.filter((path) => /services\/0/.test(path))).toHaveLength(4)
  expect(await rows(`select * from schedule where entry_id = $1`, [feed.services[0]?.['id']])).toHaveLength(1)

  feed.asked = []
  feed.services[2] = aSentService(402, { last_modified: '2026-12-01T09:00:00Z', description: 'New words' })
  const again = await read(source)
  expect(again.counts).toEqual({ unchanged: 3, changed: 1 })
  expect(feed.asked.filter((path) => /services\/0/.test(path))).toHaveLength(1)
})

test('pages that are as they were are not sent again', async () => {
  feed.services = some(7, 500)
  feed.marksPages = true
  const source = await aFeed()
  await take(source)
  feed.services[0] = aSentService(500, { description: 'New words' })
  const again = await read(source)
  expect(again.counts).toEqual({ unchanged: 6, changed: 1 })
  await use(again)
  expect((await read(source)).counts).toEqual({ unchanged: 7 })
})

test('reading goes on where it was broken off', async () => {
  feed.services = some(8, 600)
  const source = await aFeed()
  const id = await world.acting(administrator(), (acting) => beginReading(acting, source))
  for (let pieces = 0; pieces < 4; pieces++) await work(id, { forMs: 0 })
  const half = await find(id)
  expect(half).toMatchObject({ state: 'reading', step: 'list', page: 2 })
  const before = feed.asked.length
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'ready', counts: { new: 8 } })
  expect(feed.asked.slice(before)).toEqual(['/services?page=2&per_page=3', '/services?page=3&per_page=3'])
})

test('a server that asks us to wait is left in peace for as long as it says', async () => {
  feed.services = some(2, 700)
  const source = await aFeed()
  feed.instead = (path, _, response) => {
    if (path !== '/services') return false
    response.writeHead(429, { 'retry-after': '120' }).end()
    return true
  }
  const id = await world.acting(administrator(), (acting) => beginReading(acting, source))
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'reading', tries: 1, problem: 'The feed answered 429', goOnAt: new Date(NOW.getTime() + 120_000) })
  expect((await listUnderWay(world.house)).map((each) => each.id)).not.toContain(id)
  const before = feed.asked.length
  await work(id)
  expect(feed.asked).toHaveLength(before)

  now = new Date(NOW.getTime() + 121_000)
  feed.instead = () => undefined
  expect((await listUnderWay(world.house)).map((each) => each.id)).toContain(id)
  await work(id)
  expect(await find(id)).toMatchObject({ state: 'ready', tries: 0, problem: null })
})

test('a feed that goes round in a circle, or says the wrong total, is told, and nothing is put to rest by it', async () => {
  feed.services = some(3, 800)
  const source = await aFeed()
  await take(source)
  feed.instead = (path, _, response) => {
    if (path !== '/services') return false
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ total_items: 90, total_pages: 30, last_page: false, contents: [feed.services[0]] }))
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
  feed.services = some(1, 850)
  const source = await aFeed()
  feed.instead = (path, _request, response) => {
    if (path !== '/services') return false
    answer(response)
    return true
  }
  expect(await read(source)).toMatchObject({ state: 'failed', problem: expect.stringMatching(message) })
  expect(await entries(source)).toEqual([])
})

test('a feed on this machine is refused, unless a setting says otherwise', async () => {
  const source = await aFeed()
  world.house.settings.mayReachLoopback = false
  expect(await read(source)).toMatchObject({ state: 'failed', problem: expect.stringMatching(/private network/) })
  world.house.settings.mayReachLoopback = true
  expect(feed.asked).toEqual([])
})

test('a feed that comes and goes is tried again, and given up in the end', async () => {
  const source = await aFeed()
  feed.instead = (_path, _request, response) => {
    response.destroy()
    return true
  }
  const id = await world.acting(administrator(), (acting) => beginReading(acting, source))
  for (let tries = 0; tries < 8; tries++) {
    await work(id)
    now = new Date(now.getTime() + 4_000_000)
  }
  expect(await find(id)).toMatchObject({ state: 'failed', problem: 'The connection broke, 8 times' })
})

test('ids of theirs are kept when they are free, and are the same each time when they are not', async () => {
  feed.services = [aSentService(900), aSentService(901, { id: 'not-a-uuid' })]
  const [one, two] = [await aFeed(), await aFeed({ name: 'The same again' })]
  await take(one)
  const ids = (await entries(one)).map(({ id }) => id)
  expect(ids[0]).toBe(aSentService(900)['id'])
  const alike = await read(two)
  expect(alike.counts).toEqual({ alike: 2, noted: 2 })
  await use(alike, true)
  const others = (await entries(two)).map(({ id }) => id)
  expect(new Set([...ids, ...others]).size).toBe(4)
  expect((await read(two)).counts).toEqual({ unchanged: 2 })
})

test('what looks like one that is here is left out, unless somebody says otherwise', async () => {
  feed.services = some(2, 920)
  await take(await aFeed())
  feed.services = [aSentService(920, { id: 'again' }), aSentService(930)]
  const source = await aFeed()
  await take(source)
  expect((await entries(source)).map(({ name }) => name)).toEqual(['Walk 930'])
})

test('circles of terms are cut and told, and the entries keep their terms', async () => {
  feed.terms = ['a', 'b', 'c'].map((id, i) => ({ id, name: `Term ${id}`, description: 'x', parent_id: ['b', 'c', 'a'][i], taxonomy: 'Interests' }))
  feed.services = [aSentService(940, { attributes: feed.terms.map((term) => ({ taxonomy_term: term })) })]
  const source = await aFeed()
  const ready = await read(source)
  expect(ready.counts).toEqual({ new: 1, noted: 1 })
  await use(ready)
  expect(await rows(`select name, parent_id is null as is_top from term where name like 'Term %' order by name`)).toEqual([
    { name: 'Term a', is_top: true },
    { name: 'Term b', is_top: false },
    { name: 'Term c', is_top: false },
  ])
  expect(await rows('select * from entry_term where entry_id = $1', [aSentService(940)['id']])).toHaveLength(3)
  expect(await rows(`select name from taxonomy where name = 'Interests'`)).toHaveLength(1)
})

test('what was edited between comparing and switching in is left for the next time', async () => {
  feed.services = some(2, 960)
  const source = await aFeed()
  await take(source)
  feed.services = [aSentService(960, { fees: '£5' }), aSentService(961, { fees: '£6' })]
  const ready = await read(source)
  await edit(feed.services[0]?.['id'] as string, { summary: 'Just now' })
  expect(await use(ready)).toMatchObject({ counts: { changed: 2, left: 1 } })
  expect(await entries(source)).toMatchObject([{ summary: 'Just now', cost: '' }, { cost: '£6' }])
  expect((await read(source)).counts).toMatchObject({ changed: 1, unchanged: 1 })
})

test('when switching in breaks in the middle, nothing of it is there, and it is done whole afterwards', async () => {
  feed.services = some(4, 970)
  const source = await aFeed()
  const ready = await read(source)
  await world.acting(administrator(), (acting) => askToSwitchIn(acting, ready, { takesAlike: false }))
  await rows(`update directory_import_row set merged = jsonb_set(merged, '{schedules,0,freq}', '"NEVER"') where import_id = $1 and name = 'Walk 973'`, [
    ready.id,
  ])
  await expect(work(ready.id)).rejects.toThrow(/schedule/)
  expect(await entries(source)).toEqual([])
  expect(await rows('select * from entry where id = $1', [feed.services[0]?.['id']])).toEqual([])
  expect(await find(ready.id)).toMatchObject({ state: 'switching' })
  await rows(`update directory_import_row set merged = jsonb_set(merged, '{schedules,0,freq}', '"WEEKLY"') where import_id = $1 and name = 'Walk 973'`, [
    ready.id,
  ])
  await work(ready.id)
  expect(await entries(source)).toHaveLength(4)
})

test('what is given up is not used, and can no longer be switched in', async () => {
  feed.services = some(1, 980)
  const source = await aFeed()
  const ready = await read(source)
  await world.acting(administrator(), (acting) => giveUp(acting, ready))
  await expect(use(ready)).rejects.toThrow()
  expect(await entries(source)).toEqual([])
  expect(await rows('select * from directory_import_row where import_id = $1', [ready.id])).toEqual([])
})

test('a feed is read by itself when its day has come, used when little changed, and shown to somebody when much is gone', async () => {
  feed.services = some(12, 2000)
  const source = await aFeed({ refresh: 'weekly' })
  await take(source)
  expect(await findSource(source.id)).toMatchObject({ dueOn: '2026-12-10' })
  await beginDue(world.house, where())
  now = new Date('2026-12-10T03:00:00Z')
  feed.services[0] = aSentService(2000, { description: 'New words' })
  feed.services.pop()
  await beginDue(world.house, where())
  await beginDue(world.house, where())
  const begun = (await listUnderWay(world.house)).map(({ id }) => id)
  expect(begun).toHaveLength(1)
  await work(begun[0] as string)
  expect(await find(begun[0] as string)).toMatchObject({ state: 'switched in', byItself: true, counts: { changed: 1, gone: 1 } })
  // Being in it still counts as a check.
  expect((await entries(source))[3]).toMatchObject({ last_checked_on: '2026-12-03', state: 'open' })

  now = new Date('2026-12-17T03:00:00Z')
  feed.services = feed.services.slice(0, 2)
  await beginDue(world.house, where())
  const [second] = await listUnderWay(world.house)
  await work(second?.id as string)
  expect(await find(second?.id as string)).toMatchObject({ state: 'ready', counts: { gone: 9 } })
})

test('another partnership sees nothing of it, and it is there', async () => {
  feed.services = some(1, 990)
  const source = await aFeed()
  await read(source)
  const seen = (as: typeof world.stranger) =>
    world.asViewer(as, (tx) => tx.selectFrom('directoryImportRow').select('position').where('partnershipId', '=', world.partnershipId).execute())
  expect(await seen(world.stranger)).toEqual([])
  expect(await seen(world.members['link worker'])).toEqual([])
  expect((await seen(administrator())).length).toBeGreaterThan(0)
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
  feed.instead = (path, _, response) => {
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
