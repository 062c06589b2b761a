import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { newId } from '../../src/platform/ids.ts'
import { aWorld, HATS, signIn, type World } from '../kit/world.ts'
import { keepingNothing, listRoutes, type Route } from './everyRoute.ts'
import { sowExamples } from './examples.ts'

let world: World
let app: ReturnType<typeof makeApp>
let posts: Route[]
let gets: Route[]
let cookies: string[]

beforeAll(async () => {
  world = await aWorld()
  const examples = await sowExamples(world)
  app = makeApp({ ...world.house, database: keepingNothing(world.database) })
  const routes = listRoutes(app, examples)
  posts = routes.filter(({ method }) => method === 'POST')
  gets = routes.filter(({ method }) => method === 'GET')
  cookies = ['']
  for (const hat of HATS) cookies.push(await signIn(world.database, world.members[hat]))
}, 120_000)

// What a field is filled with; a day has three boxes, so these go into each of them, too.
const unkind: [what: string, value: string | string[]][] = [
  ['nothing', ''],
  ['100,000 characters', 'x'.repeat(100_000)],
  ['emoji', '🌻'.repeat(2100)],
  ['right-to-left words', 'שלום مرحبا \u202e reversed'],
  ['HTML', '"><script>alert(1)</script><b x=\''],
  ['null bytes', 'a\u0000b'],
  ['half of a surrogate pair', '\ud83c'],
  ['a number that is too large', '99999999999999999999999999'],
  ['a day that is not', '31'],
  ['an id of something that is not there', newId()],
  ['SQL', "'; drop table person; --"],
  ['the same field three times', ['one', 'two', 'three']],
]

const send = (path: string, cookie: string, fields: readonly string[], value: string | string[]) => {
  const body = new URLSearchParams(fields.flatMap((name) => [value].flat().map((each) => [name, each])))
  return app.request(`http://livewell.test${path}`, {
    method: 'POST',
    body,
    headers: { cookie, origin: 'http://livewell.test', 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** Somebody who may send a form, and the names of what it asks. */
async function formOf({ path }: Route): Promise<{ cookie: string; fields: string[] } | undefined> {
  for (const cookie of cookies) {
    const answer = await send(path, cookie, [], '')
    if ([403, 404, 410].includes(answer.status) || answer.headers.get('location')?.startsWith('/sign-in')) continue
    const html = await answer.text()
    return { cookie, fields: [...new Set([...html.matchAll(/<(?:input|textarea|select)[^>]*\sname="([^"]+)"/g)].map((match) => match[1] as string))] }
  }
  return undefined
}

test('every form answers unkind input with a message, or not found, and never with a fault', async () => {
  const faults: string[] = []
  let asked = 0
  for (const route of posts) {
    const form = await formOf(route)
    if (!form) continue
    for (const [what, value] of unkind) {
      const answer = await send(route.path, form.cookie, form.fields, value)
      const html = await answer.text()
      asked++
      if (answer.status >= 500) faults.push(`${route.pattern} with ${what}: ${answer.status}`)
      if (html.includes('<script>')) faults.push(`${route.pattern} with ${what} came back as HTML`)
    }
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(200)
}, 300_000)

test('every page answers an unkind address with a page', async () => {
  const faults: string[] = []
  const queries = [
    '?after=x',
    '?after=2026-13-45T99:99:99Z_nope',
    `?words=${encodeURIComponent('\'"\\ <b> & | ! ( :*')}`,
    '?words=%00',
    `?near=${'x'.repeat(5000)}`,
    '?place=%F0%9F%8C%BB',
    '?state=nope&whose=nope',
    '?page=-1&page=2',
  ]
  for (const { pattern, path } of gets) {
    for (const query of queries) {
      const cookie = cookies[HATS.indexOf('health coach') + 1] as string
      const answer = await app.request(`http://livewell.test${path}${query}`, { headers: { cookie } })
      await answer.text()
      if (answer.status >= 500) faults.push(`${pattern}${query}: ${answer.status}`)
    }
  }
  expect(faults).toEqual([])
}, 300_000)

test('every id in an address that is none, or of nothing, is not found', async () => {
  const faults: string[] = []
  const some = (['person', 'health coach', 'group leader', 'administrator'] as const).map((hat) => cookies[HATS.indexOf(hat) + 1] as string)
  for (const { method, pattern, path } of [...gets, ...posts]) {
    if (!/:id|:step|:entryId/.test(pattern)) continue
    for (const id of ['not-an-id', newId(), '%00']) {
      const wrong = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, id)
      for (const cookie of some) {
        const answer = method === 'GET' ? await app.request(`http://livewell.test${wrong}`, { headers: { cookie } }) : await send(wrong, cookie, [], '')
        if (![401, 403, 404].includes(answer.status)) faults.push(`${method} ${wrong}: ${answer.status}`)
      }
    }
  }
  expect(faults).toEqual([])
}, 300_000)
