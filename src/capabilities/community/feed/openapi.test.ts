import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { community } from '../index.ts'

const BASE = '/ashcombe/open-referral-uk/v3'
let world: World
let api: any
let validates: (schema: object, value: unknown) => string[]
beforeAll(async () => {
  world = await aWorld()
  await sowDirectory(world)
  api = await (await world.ask(`${BASE}/openapi.json`)).json()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'http://api/', components: api.components })
  validates = (schema, value) => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"http://api/#/')))
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
})

const addressOf = (path: string, id = '') => `${BASE}${path.replace('{id}', id).replace(/^\/$/, '')}`

test('the feed names its description, which names the feed', async () => {
  const { openapi_url: url, version } = await (await world.ask(BASE)).json()
  expect({ url, version }).toEqual({ url: `http://livewell.test${BASE}/openapi.json`, version: 'HSDS-UK-3.0' })
  expect(api.servers).toEqual([{ url: `http://livewell.test${BASE}` }])
})

test('it describes every address there is, and no other', () => {
  const there = (community.open?.routes ?? [])
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/:partnership/open-referral-uk/v3'))
    .map(({ path }) => path.replace('/:partnership/open-referral-uk/v3', '').replace(':id', '{id}') || '/')
  expect(Object.keys(api.paths).sort()).toEqual([...new Set(there)].sort())
  expect(Object.keys(api.paths)).toHaveLength(12)
})

test('every parameter it describes is taken, with an example of what it may be, and any other is refused', async () => {
  const examples: Record<string, string> = {
    postcode: 'AS1 2AB',
    proximity: '500',
    day: 'MO',
    start_time: '09:00',
    end_time: '17:00',
    search: 'walk',
    format: 'json',
    modified_after: '2026-01-01T00:00:00Z',
  }
  for (const [path, { get }] of Object.entries<any>(api.paths)) {
    if (path.includes('{id}') || path === '/' || path === '/openapi.json') continue
    const names: string[] = get.parameters.map(({ $ref }: { $ref: string }) => $ref.split('/').at(-1))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const { schema, description } = api.components.parameters[name]
      expect(description, name).toBeTruthy()
      const example = examples[name] ?? (schema.format === 'uuid' ? world.partnershipId : schema.type === 'boolean' ? 'true' : '1')
      const with_postcode = name === 'proximity' ? '&postcode=AS1+2AB' : ''
      const answer = await world.ask(`${addressOf(path)}?${name}=${encodeURIComponent(example)}${with_postcode}`)
      expect(answer.status, `${path} ${name}`).toBe(200)
      await answer.text()
    }
    expect((await world.ask(`${addressOf(path)}?something=1`)).status).toBe(400)
  }
})

test('every answer is as it is described', async () => {
  for (const [path, { get }] of Object.entries<any>(api.paths)) {
    const { schema } = get.responses[200].content['application/json']
    const list = path.replace('/{id}', '')
    const id = path.includes('{id}') ? (await (await world.ask(addressOf(list))).json()).contents[0].id : ''
    const paths =
      path.includes('{id}') || path === '/' || path === '/openapi.json' ? [''] : ['', '?minimal=true', ...(/serv|org/.test(path) ? ['?full=true'] : [])]
    for (const query of paths) expect(validates(schema, await (await world.ask(addressOf(path, id) + query)).json()), path + query).toEqual([])
  }
  const problem = api.components.schemas.Problem
  expect(validates(problem, await (await world.ask(`${BASE}/services?page=0`)).json())).toEqual([])
})

test('every field that is not of the standard begins with our name', () => {
  const hsds = JSON.stringify(api.components.schemas)
  const ours = [...hsds.matchAll(/"(livewell_\w+)":/g)].map(([, name]) => name)
  expect(new Set(ours).size).toBeGreaterThan(8)
  expect(hsds).not.toMatch(/"(kind|who_suits|first_visit|places_left|room_for|is_free|ways)":/)
})
