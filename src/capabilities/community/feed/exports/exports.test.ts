import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { sowDirectory } from '../../../../../tests/kit/directory.ts'
import { aWorld, type World } from '../../../../../tests/kit/world.ts'
import { anEntry, anEntryPlace } from '../../factory.ts'

let world: World
let there: Awaited<ReturnType<typeof sowDirectory>>
const formulas = ['=1+1', '+44 115', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1']
beforeAll(async () => {
  world = await aWorld()
  there = await sowDirectory(world)
  const { partnershipId } = world
  const odd = formulas.map((name) => anEntry({ partnershipId, name, kind: 'service', summary: 'Quotes " and, commas\nand lines', whoSuits: '🌻 مرحبا' }))
  await world.sow({ entry: odd, entryPlace: [anEntryPlace(odd[0] as (typeof odd)[0], { latitude: -52.9 })] })
})

const ask = (path: string, headers = {}) => world.ask(`/ashcombe/community/directory.${path}`, { headers })
const table = async (path: string): Promise<Record<string, string>[]> => parse(await (await ask(path)).text(), { columns: true, bom: true })

test('the table has a row for each entry at each of its places', async () => {
  const answer = await ask('csv')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ashcombe-directory-2026-12-03.csv"')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const rows = await table('csv')
  expect(rows).toHaveLength(4 + formulas.length)
  expect(rows.filter(({ id }) => id === there.walk.id).map(({ place }) => place)).toEqual(['Mill Lane hall', 'On the screen'])
  expect(rows.find(({ place_id }) => place_id === there.hall.id)).toMatchObject({
    name: 'Mill walk',
    status: 'active',
    organisation: 'Friends of the river',
    age_from: '18',
    languages: 'en; pl; not a code',
    terms: 'Walking; People who care for somebody',
    latitude: '52.91',
    longitude: '-1.06',
    page: `http://livewell.test/ashcombe/community/${there.walk.id}`,
  })
  expect(rows.find(({ name }) => name === 'Lunch club')).toMatchObject({ status: 'temporarily closed', closed_because: 'The kitchen is being mended' })
  expect(rows.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['Chess']))
})

test('a spreadsheet reads it as UTF-8, or it comes without the mark for that', async () => {
  const bytes = new Uint8Array(await (await ask('csv')).arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect((await (await ask('csv?bom=no')).text()).startsWith('id,')).toBe(true)
})

test('no cell is a formula, and a number below zero is a number', async () => {
  const rows = await table('csv')
  for (const formula of formulas) expect(rows.map(({ name }) => name)).toContain(`'${formula}`)
  for (const cell of rows.flatMap(Object.values)) expect(cell).not.toMatch(/^[=+@\t\r＝]|^-(?!\d+(\.\d+)?$)/)
  expect(rows.find(({ latitude }) => latitude?.startsWith('-'))).toMatchObject({
    latitude: '-52.9',
    summary: 'Quotes " and, commas\nand lines',
    who_suits: '🌻 مرحبا',
  })
})

test('the map has a feature for each, with its place on it when it has one', async () => {
  const answer = await ask('geojson')
  expect(answer.headers.get('content-type')).toBe('application/geo+json')
  const { type, features } = await answer.json()
  expect(type).toBe('FeatureCollection')
  expect(features).toHaveLength(4 + formulas.length)
  expect(features.find(({ id }: { id: string }) => id === there.hall.id)).toMatchObject({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-1.06, 52.91] },
  })
  expect(features.find(({ id }: { id: string }) => id === there.online.id)).toMatchObject({ geometry: null, properties: { name: 'Mill walk' } })
})

test('the feed as a file says what the feed says', async () => {
  const lines = (await (await ask('ndjson')).text()).trimEnd().split('\n')
  expect(lines).toHaveLength(3 + formulas.length)
  const feed = await (await world.ask('/ashcombe/open-referral-uk/v3/services?format=ndjson&full=true')).text()
  expect(lines).toEqual(feed.trimEnd().split('\n'))
})

test.each([
  ['words=soup', ['Lunch club']],
  ['kind=group', ['Choir', 'Mill walk']],
  ['near=AS1+2AB&within=2&words=river', ['Mill walk']],
  ['near=AS1+2AB&within=25&words=soup', ['Lunch club']],
  ['near=AS1+2AB&within=2&words=soup', []],
  ['words=%00%27%22', []],
])('the same search that finds something on the page finds it in every file: %s', async (search, names) => {
  const unique = (some: string[]) => [...new Set(some)].sort()
  expect(unique((await table(`csv?${search}`)).map(({ name }) => name as string))).toEqual(names)
  expect(unique((await (await ask(`geojson?${search}`)).json()).features.map(({ properties }: { properties: { name: string } }) => properties.name))).toEqual(
    names,
  )
  const lines = (await (await ask(`ndjson?${search}`)).text()).split('\n').filter(Boolean)
  expect(unique(lines.map((line) => JSON.parse(line).name))).toEqual(names)
})

test('who has the file already is told so', async () => {
  const etag = (await ask('csv')).headers.get('etag') as string
  expect((await ask('csv', { 'if-none-match': etag })).status).toBe(304)
})

test('a partnership that is not there has no files', async () => {
  const answer = await world.ask('/nowhere/community/directory.csv')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ status: 404 })
})

test('the page says what there is, and keeps the search', async () => {
  const page = await (await world.ask('/ashcombe/community?words=river')).text()
  expect(page).toContain('href="/ashcombe/community/take-away?words=river"')
  const html = await (await world.ask('/ashcombe/community/take-away?words=river')).text()
  for (const path of ['directory.csv?words=river', 'directory.geojson?words=river', 'directory.ndjson?words=river'])
    expect(html).toContain(`href="/ashcombe/community/${path}"`)
  expect(html).toContain('http://livewell.test/ashcombe/open-referral-uk/v3')
  expect(html).toContain('These files hold what you searched for.')
})
