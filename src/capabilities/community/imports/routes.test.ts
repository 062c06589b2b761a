import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { aSentService } from '../../../../tests/kit/feedServer.ts'
import { aWorld, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { aSource } from './factory.ts'
import { goOnWith } from './work.ts'

const beside = new URL('../../../../../shared/data/', import.meta.url)
const absent = !existsSync(beside)

let world: World
let app: ReturnType<typeof makeApp>
let cookie: string
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
  cookie = await signIn(world.database, world.members.administrator)
})

const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const ask = (path: string, form?: Record<string, string>) =>
  world.ask(`/ashcombe/community/imports${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const work = (id: string) => goOnWith(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, id, { pauseMs: 0 })

async function send(path: string, content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}, name = 'directory.csv') {
  const id = fields['id'] ?? newId()
  const body = new FormData()
  for (const [key, value] of Object.entries({ id, name: 'Ashcombe Council', ...fields })) body.set(key, value)
  body.set('file', new File([content], name))
  const answer = await app.request(`http://livewell.test/ashcombe/community/imports${path}`, {
    method: 'POST',
    headers: { cookie, origin: 'http://livewell.test' },
    body,
  })
  return { id, answer, html: await answer.text() }
}
const takeFile = async (content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}, name?: string) => {
  const { id, answer, html } = await send('/file', content, fields, name)
  expect(html).toBe('')
  expect(answer.status).toBe(303)
  await work(id)
  return id
}
const counts = async (id: string) => (await rows('select counts from directory_import where id = $1', [id]))[0]?.counts

test('a feed that is added is being read, and its page says how far it is', async () => {
  const id = newId()
  const answer = await ask('/add', {
    id,
    name: 'Brindle Council',
    address: 'https://directory.brindle.example/v3/services?page=1',
    refresh: 'weekly',
    countsAsChecked: 'yes',
  })
  expect(answer.status).toBe(303)
  expect(await rows('select name, address, refresh, due_on from directory_source where id = $1', [id])).toEqual([
    { name: 'Brindle Council', address: 'https://directory.brindle.example/v3', refresh: 'weekly', due_on: '2026-12-10' },
  ])
  const html = await (await ask(answer.headers.get('location')?.replace('/ashcombe/community/imports', '') as string)).text()
  expect(html).toContain('Being read')
  expect(await (await ask('')).text()).toContain('Brindle Council')
  expect((await ask('/add', { id: newId(), name: 'x', address: 'file:///etc/passwd', refresh: 'daily' })).status).toBe(422)
})

test('how a feed is read can be changed, and not over somebody else’s change', async () => {
  const source = aSource({ partnershipId: world.partnershipId, madeBy: world.members.administrator.membershipId })
  await world.sow({ directorySource: [source] })
  const form = { version: '1', name: 'New name', address: 'https://directory.ashcombe.example/v3', refresh: 'daily' }
  expect((await ask(`/sources/${source.id}/change`, form)).status).toBe(303)
  const late = await ask(`/sources/${source.id}/change`, { ...form, name: 'Another' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Somebody else has changed this')
  expect(await rows('select name, version from directory_source where id = $1', [source.id])).toEqual([{ name: 'New name', version: 2 }])
})

test.skipIf(absent)('a council’s table is compared, shown and switched in; sent again, it changes nothing', async () => {
  const table = new Uint8Array(readFileSync(new URL('council-directory/services--with-sample-data.csv', beside)))
  const id = await takeFile(table)
  const html = await (await ask(`/${id}`)).text()
  expect(html).toContain('Nothing has changed yet')
  expect(html).toContain('The council does not show it now')
  expect(await counts(id)).toEqual({ new: 2, noted: 1 })
  expect(await (await ask(`/${id}/entries?outcome=new`)).text()).toContain('Second example service')
  expect((await ask(`/${id}/switch-in`, {})).status).toBe(303)
  await work(id)
  expect(await rows(`select name, state, is_free from entry where last_checked_by = 'Ashcombe Council' order by name`)).toEqual([
    { name: 'CSV creation service', state: 'at rest', is_free: false },
    { name: 'Second example service', state: 'open', is_free: true },
  ])
  expect(await (await ask(`/${id}`)).text()).toContain('In use')

  const again = await takeFile(table)
  expect(await counts(again)).toEqual({ unchanged: 2, noted: 1 })
})

test('a part of a table puts nothing to rest, unless it is said to be the whole', async () => {
  const table = (names: string[]) => `import_id,import_id_reference,name\n${names.map((name, i) => `${name},,${name} ${i}`).join('\n')}\n`
  const first = await takeFile(table(['a', 'b']), { name: 'In parts' })
  await ask(`/${first}/switch-in`, {})
  await work(first)
  expect(await counts(await takeFile(table(['a']), { name: 'In parts' }))).toEqual({ unchanged: 1 })
  expect(await counts(await takeFile(table(['a']), { name: 'In parts', isWhole: 'yes' }))).toEqual({ unchanged: 1, gone: 1 })
})

test('rows that cannot be used come back as a file, and no cell of it is a formula', async () => {
  const table = 'import_id,import_id_reference,name\n1,,Walk\n2,,\n3,99,"=HYPERLINK(1)"\n4,,Tea,too many\n'
  const id = await takeFile(table, { name: 'With faults' })
  expect(await counts(id)).toEqual({ new: 1, rejected: 3 })
  const answer = await ask(`/${id}/rejected.csv`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = await answer.text()
  expect(text).toContain('Line 3: The name is missing')
  expect(text).toContain('It says more about 99, which is not there')
  expect(text).toContain("'=HYPERLINK(1)")
  expect(text).toContain('The row has 4 columns instead of 3')
})

test('a feed as a file is taken like one that is read', async () => {
  const id = await takeFile(JSON.stringify({ contents: [aSentService(1), aSentService(2, { name: '' })] }), { name: 'A feed as a file' }, 'feed.json')
  expect(await counts(id)).toEqual({ new: 1, rejected: 1 })
  const lines = await takeFile(`${JSON.stringify(aSentService(3))}\n${JSON.stringify(aSentService(4))}\n`, { name: 'A line each' }, 'feed.ndjson')
  expect(await counts(lines)).toEqual({ new: 2 })
})

test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
  ['an empty file', '', 'Choose the file|The file is empty'],
  ['another table', 'a,b\n1,2\n', 'none of the columns we know'],
  ['a zip file', 'PK\x03\x04', 'zip or Excel'],
  ['JSON that is broken', '{"contents":[', 'not JSON'],
  ['JSON of something else', '{"hello":1}', 'Nothing in this file can be used'],
  ['a table without one good row', 'import_id,import_id_reference,name\n1,,\n', 'Nothing in this file can be used'],
])('of %s it is said what is wrong, and nothing of it is kept', async (_, content, message) => {
  const count = async () => [
    await rows('select count(*) from directory_import'),
    await rows('select count(*) from directory_import_row'),
    await rows('select count(*) from directory_source'),
  ]
  const before = await count()
  const { answer, html } = await send('/file', content, { name: 'Nobody' })
  expect(answer.status).toBe(422)
  expect(html).toMatch(new RegExp(message))
  expect(await count()).toEqual(before)
})

test('a file of 200 MB is refused before it is read', async () => {
  const answer = await app.request('http://livewell.test/ashcombe/community/imports/file', {
    method: 'POST',
    headers: { cookie, origin: 'http://livewell.test', 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(200 * 1024 * 1024) },
    body: 'x',
  })
  expect(answer.status).toBe(413)
})

test.skipIf(absent)('postcodes that are no longer used, or are nowhere, are left out, and only the areas that are wanted are taken', async () => {
  const table = new Uint8Array(readFileSync(new URL('postcodes/onspd_sample_postcodes.csv', beside)))
  const { answer, html } = await send('/places', table, { areas: '' })
  expect(answer.status).toBe(200)
  expect(html).toContain('no longer used')
  const [{ count }] = await rows(`select count(*) from place where partnership_id = $1`, [world.partnershipId])
  expect(count).toBeGreaterThan(100)
  expect(await rows('select * from place where abs(latitude) > 90 or (latitude = 0 and longitude = 0)')).toEqual([])
  await send('/places', table, { areas: '' })
  expect(await rows(`select count(*) from place where partnership_id = $1`, [world.partnershipId])).toEqual([{ count }])

  await rows('delete from place')
  await send('/places', 'pcds,doterm,lat,long\nAS1 2AB,,52.9,-1.05\nAS2 1AA,,52.8,-1.0\nAS1 2AC,199606,52.9,-1.05\nAS1 2AD,,99.999999,0\nAS1 2AE,,0,0\n', {
    areas: 'as1',
  })
  expect(await rows('select name from place')).toEqual([{ name: 'AS1 2AB' }])
})

test('villages are taken from a table with their names, and what is no table is told', async () => {
  await send('/places', 'name,lat,long\nLittle Wick,52.91,-1.01\nNowhere,,\n')
  expect(await rows(`select latitude from place where folded_name = 'little wick'`)).toEqual([{ latitude: 52.91 }])
  for (const [content, message] of [
    ['a,b\n1,2\n', 'no columns lat and long'],
    ['name,lat,long\nX,,\n', 'Nothing in this file can be used'],
    ['', 'Choose the file|no rows'],
  ] as const) {
    const { answer, html } = await send('/places', content)
    expect(answer.status).toBe(422)
    expect(html).toMatch(new RegExp(message))
  }
  expect((await send('/places', 'name,lat,long\nX,1,1\n', { areas: 'nonsense' })).answer.status).toBe(422)
})

test('a postcode that is known gives an entry its point on the map', async () => {
  await send('/places', 'pcds,lat,long\nZE1 0AA,60.15,-1.14\n')
  const id = await takeFile('import_id,import_id_reference,name,location_postcode\n1,,Far walk,ze10aa\n', { name: 'Far away' })
  await ask(`/${id}/switch-in`, {})
  await work(id)
  expect(await rows(`select p.latitude, p.postcode from entry_place p join entry e on e.id = p.entry_id where e.name = 'Far walk'`)).toEqual([
    { latitude: 60.15, postcode: 'ZE1 0AA' },
  ])
})
