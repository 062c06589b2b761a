import { expect, test } from 'vitest'
import { aSentService } from '../../../../tests/kit/feedServer.ts'
import { some, takingIn } from '../../../../tests/kit/takingIn.ts'
import { askToSwitchIn, giveUp } from './changes/beginImport.ts'
import { beginDue } from './jobs.ts'
import { listUnderWay } from './work.ts'

// What comes of a feed that was read: what changes here, what stays, and what becomes of it when something breaks.

const taking = takingIn()
const { rows, where, administrator, aFeed, findSource, find, work, read, use, take, entries, edit } = taking

test('what was edited here stays; the rest follows; what is gone rests, and comes back', async () => {
  taking.feed.services = some(4, 200)
  const source = await aFeed()
  await take(source)
  const [edited, plain, , leaving] = await entries(source)
  await edit(edited?.['id'], { summary: 'In our own words' })

  taking.feed.services = [
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

  taking.feed.services.push(aSentService(203))
  const third = await read(source)
  expect(third.counts).toEqual({ unchanged: 3, back: 1, kept: 1 })
  await use(third)
  expect((await entries(source)).find(({ id }) => id === leaving?.['id'])).toMatchObject({ state: 'open' })
  expect(await rows('select * from listing where entry_id = $1', [leaving?.['id']])).toHaveLength(1)
})

test('taking the same again changes no row', async () => {
  taking.feed.services = some(5, 300)
  taking.feed.services[1] = aSentService(301, {
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

test('ids of theirs are kept when they are free, and are the same each time when they are not', async () => {
  taking.feed.services = [aSentService(900), aSentService(901, { id: 'not-a-uuid' })]
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
  taking.feed.services = some(2, 920)
  await take(await aFeed())
  taking.feed.services = [aSentService(920, { id: 'again' }), aSentService(930)]
  const source = await aFeed()
  await take(source)
  expect((await entries(source)).map(({ name }) => name)).toEqual(['Walk 930'])
})

test('circles of terms are cut and told, and the entries keep their terms', async () => {
  taking.feed.terms = ['a', 'b', 'c'].map((id, i) => ({ id, name: `Term ${id}`, description: 'x', parent_id: ['b', 'c', 'a'][i], taxonomy: 'Interests' }))
  taking.feed.services = [aSentService(940, { attributes: taking.feed.terms.map((term) => ({ taxonomy_term: term })) })]
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
  taking.feed.services = some(2, 960)
  const source = await aFeed()
  await take(source)
  taking.feed.services = [aSentService(960, { fees: '£5' }), aSentService(961, { fees: '£6' })]
  const ready = await read(source)
  await edit(taking.feed.services[0]?.['id'] as string, { summary: 'Just now' })
  expect(await use(ready)).toMatchObject({ counts: { changed: 2, left: 1 } })
  expect(await entries(source)).toMatchObject([{ summary: 'Just now', cost: '' }, { cost: '£6' }])
  expect((await read(source)).counts).toMatchObject({ changed: 1, unchanged: 1 })
})

test('when switching in breaks in the middle, nothing of it is there, and it is done whole afterwards', async () => {
  taking.feed.services = some(4, 970)
  const source = await aFeed()
  const ready = await read(source)
  await taking.world.acting(administrator(), (acting) => askToSwitchIn(acting, ready, { takesAlike: false }))
  await rows(`update directory_import_row set merged = jsonb_set(merged, '{schedules,0,freq}', '"NEVER"') where import_id = $1 and name = 'Walk 973'`, [
    ready.id,
  ])
  await expect(work(ready.id)).rejects.toThrow(/schedule/)
  expect(await entries(source)).toEqual([])
  expect(await rows('select * from entry where id = $1', [taking.feed.services[0]?.['id']])).toEqual([])
  expect(await find(ready.id)).toMatchObject({ state: 'switching' })
  await rows(`update directory_import_row set merged = jsonb_set(merged, '{schedules,0,freq}', '"WEEKLY"') where import_id = $1 and name = 'Walk 973'`, [
    ready.id,
  ])
  await work(ready.id)
  expect(await entries(source)).toHaveLength(4)
})

test('what is given up is not used, and can no longer be switched in', async () => {
  taking.feed.services = some(1, 980)
  const source = await aFeed()
  const ready = await read(source)
  await taking.world.acting(administrator(), (acting) => giveUp(acting, ready))
  await expect(use(ready)).rejects.toThrow()
  expect(await entries(source)).toEqual([])
  expect(await rows('select * from directory_import_row where import_id = $1', [ready.id])).toEqual([])
})

test('a feed is read by itself when its day has come, used when little changed, and shown to somebody when much is gone', async () => {
  taking.feed.services = some(12, 2000)
  const source = await aFeed({ refresh: 'weekly' })
  await take(source)
  expect(await findSource(source.id)).toMatchObject({ dueOn: '2026-12-10' })
  await beginDue(taking.world.house, where())
  taking.now = new Date('2026-12-10T03:00:00Z')
  taking.feed.services[0] = aSentService(2000, { description: 'New words' })
  taking.feed.services.pop()
  await beginDue(taking.world.house, where())
  await beginDue(taking.world.house, where())
  const begun = (await listUnderWay(taking.world.house)).map(({ id }) => id)
  expect(begun).toHaveLength(1)
  await work(begun[0] as string)
  expect(await find(begun[0] as string)).toMatchObject({ state: 'switched in', byItself: true, counts: { changed: 1, gone: 1 } })
  // Being in it still counts as a check.
  expect((await entries(source))[3]).toMatchObject({ last_checked_on: '2026-12-03', state: 'open' })

  taking.now = new Date('2026-12-17T03:00:00Z')
  taking.feed.services = taking.feed.services.slice(0, 2)
  await beginDue(taking.world.house, where())
  const [second] = await listUnderWay(taking.world.house)
  await work(second?.id as string)
  expect(await find(second?.id as string)).toMatchObject({ state: 'ready', counts: { gone: 9 } })
})

test('another partnership sees nothing of it, and it is there', async () => {
  taking.feed.services = some(1, 990)
  const source = await aFeed()
  await read(source)
  const seen = (as: typeof taking.world.stranger) =>
    taking.world.asViewer(as, (tx) => tx.selectFrom('directoryImportRow').select('position').where('partnershipId', '=', taking.world.partnershipId).execute())
  expect(await seen(taking.world.stranger)).toEqual([])
  expect(await seen(taking.world.members['link worker'])).toEqual([])
  expect((await seen(administrator())).length).toBeGreaterThan(0)
})
