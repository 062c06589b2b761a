import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { allow, anybody } from '../access.ts'
import type { Tx } from '../database/narrowed.ts'
import { newId } from '../ids.ts'
import type { Env } from './env.ts'

let world: World
let app: ReturnType<typeof makeApp>
let escaped: Tx | undefined

const addPlace = (tx: Tx, name: string) => tx.insertInto('entry').values(entryCalled(name)).execute()
const entryCalled = (name: string) => ({
  partnershipId: world.partnershipId,
  id: newId(),
  kind: 'service' as const,
  name,
  sortName: name,
  summary: 's',
  lastCheckedOn: '2026-12-01',
  lastCheckedBy: 'x',
})
const entriesCalled = async (name: string) => (await world.database.pool.query('select from entry where name = $1', [name])).rowCount

beforeAll(async () => {
  world = await aWorld()
  const routes = new Hono<Env>()
    .get('/throws', anybody(), async (c) => {
      await addPlace(c.var.tx, 'before the throw')
      throw new Error('a bug')
    })
    .get('/undecided', async (c) => {
      await addPlace(c.var.tx, 'undecided')
      return c.text('served')
    })
    .get('/complains', anybody(), async (c) => {
      await addPlace(c.var.tx, 'with a problem')
      return c.text('put this right', 422)
    })
    .get('/failed-statement', anybody(), async (c) => {
      await addPlace(c.var.tx, 'before the failed statement')
      await c.var.tx
        .selectFrom('nothing' as 'entry')
        .selectAll()
        .execute()
        .catch(() => {})
      return c.text('all is well')
    })
    .get(
      '/escapes',
      allow(() => true),
      (c) => {
        escaped = c.var.tx
        return c.text('ok')
      },
    )
    .get(
      '/streams',
      allow(() => true),
      (c) => {
        const { tx } = c.var
        const rows = new ReadableStream({
          async pull(to) {
            await new Promise((later) => setTimeout(later, 20))
            to.enqueue(new TextEncoder().encode(JSON.stringify(await tx.selectFrom('person').selectAll().execute())))
            to.close()
          },
        })
        return c.body(rows)
      },
    )
    .get(
      '/fine',
      allow(() => true),
      async (c) => {
        await addPlace(c.var.tx, 'fine')
        return c.text('ok')
      },
    )
  const coach = world.members['health coach']
  // A coach may add entries; the routes are asked without an account or session, so the viewer is put in front of them.
  const house = { ...world.house, capabilities: [{ name: 'trap', routes }] }
  app = makeApp(house)
  askAs = async (path) => {
    const { signIn } = await import('../../../tests/kit/world.ts')
    return app.request(`http://livewell.test/ashcombe${path}`, { headers: { cookie: await signIn(world.database, coach) } })
  }
})
let askAs: (path: string) => Promise<Response>

test('an address inside a partnership that no route answers is not found, and no fault of ours', async () => {
  const answer = await app.request('http://livewell.test/ashcombe/nowhere')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('We cannot find this page')
})

test('a route that is fine commits before it answers', async () => {
  expect((await askAs('/fine')).status).toBe(200)
  expect(await entriesCalled('fine')).toBe(1)
})

test('a handler that throws changes nothing, and the number of the request is shown', async () => {
  const answer = await askAs('/throws')
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain(answer.headers.get('x-request-id'))
  expect(await entriesCalled('before the throw')).toBe(0)
})

test('a route that never decided who may is a bug: nothing is kept, nothing is served', async () => {
  const answer = await askAs('/undecided')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('served')
  expect(await entriesCalled('undecided')).toBe(0)
})

test('a page that says what is wrong has changed nothing', async () => {
  expect((await askAs('/complains')).status).toBe(422)
  expect(await entriesCalled('with a problem')).toBe(0)
})

test('a statement that failed unseen does not pass for a commit', async () => {
  expect((await askAs('/failed-statement')).status).toBe(500)
  expect(await entriesCalled('before the failed statement')).toBe(0)
})

test('a transaction that has ended reads nothing for anybody', async () => {
  await askAs('/escapes')
  await expect(escaped?.selectFrom('person').selectAll().execute()).rejects.toThrow('has ended')
})

test('an answer that streams after its handler reads nothing', async () => {
  const answer = await askAs('/streams')
  await expect(answer.text()).rejects.toThrow('has ended')
})

test('a slow body holds nobody up', async () => {
  let finish = () => {}
  const slow = new ReadableStream({
    start(to) {
      to.enqueue(new TextEncoder().encode('name='))
      finish = () => {
        to.enqueue(new TextEncoder().encode('x'))
        to.close()
      }
    },
  })
  const whole = makeApp(world.house)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://livewell.test' }
  const sending = whole.request('http://livewell.test/ashcombe/referrals/ask', { method: 'POST', body: slow, headers, duplex: 'half' } as RequestInit)
  const reading = await whole.request('http://livewell.test/ashcombe')
  expect(reading.status).toBe(200)
  finish()
  expect((await sending).status).toBe(422)
})

test('nothing of a viewer stays on the connection for the next', async () => {
  await askAs('/fine')
  const { rows } = await world.database.pool.query(`select current_setting('livewell.teams', true) as teams, current_user as who`)
  expect(rows[0].teams ?? '').toBe('')
  expect(rows[0].who).not.toMatch(/^livewell_app$/)
})

test('what does not look like an id or a plain word never becomes part of a statement', async () => {
  const { narrowed } = await import('../database/narrowed.ts')
  const bad = { partnershipId: "x'; drop table person; --" }
  await expect(narrowed(world.database.pool, bad, async () => 1)).rejects.toThrow('not an id')
  await expect(narrowed(world.database.pool, { tokenHash: "a'b" }, async () => 1)).rejects.toThrow('not a plain word')
})

test('a form from another site is refused', async () => {
  const answer = await world.ask('/ashcombe/referrals/ask', { form: { name: 'x' }, headers: { origin: 'https://elsewhere.example' } })
  expect(answer.status).toBe(403)
})

test('pages carry a policy without anything inline, and are never kept', async () => {
  const answer = await world.ask('/ashcombe')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).not.toMatch(/ style="|<script/)
})
