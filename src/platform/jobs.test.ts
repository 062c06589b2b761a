import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aMailServer, type MailServer } from '../../tests/kit/mailServer.ts'
import { aWorld, NOW, type World } from '../../tests/kit/world.ts'
import { type Jobs, startJobs } from './jobs.ts'
import type { Job } from './manifest.ts'
import { putInOutbox } from './outbox.ts'
import { openPost } from './post/openPost.ts'

const RHYTHM = { lookEveryMs: 50, checkEveryMs: 200, retrySeconds: 1, pollSeconds: 0.5 }
const SOON = { timeout: 20_000, interval: 50 }

let world: World
let mail: MailServer
let jobs: Jobs | undefined
beforeAll(async () => {
  world = await aWorld()
  mail = await aMailServer()
})
afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
  mail.letters.length = 0
})
afterAll(() => mail.stop())

const begin = async (given: readonly Job[] = [], smtpUrl = mail.url) => {
  const house = { ...world.house, capabilities: [{ name: 'a test', jobs: given }] }
  jobs = await startJobs(house, openPost({ ...house.settings, smtpUrl }), RHYTHM)
  return house
}

const write = (to: string) =>
  world.asViewer(world.nobody, (tx) =>
    putInOutbox({ tx, viewer: world.nobody, now: NOW }, { kind: 'a test', to, subject: 'A secret subject', body: 'A secret body' }),
  )

const ask = async <Row extends object>(text: string) => (await world.database.jobsPool.query<Row>(text)).rows
const states = async () => (await world.database.pool.query<{ state: string }>('select distinct state from outbox')).rows.map(({ state }) => state)

test('what is in the outbox is sent, each once, by jobs that carry ids and nothing else', async () => {
  for (let i = 0; i < 30; i++) await write(`person${i}@people.example`)
  await begin()
  await vi.waitFor(async () => expect(await states()).toEqual(['sent']), SOON)
  await wait(300)
  expect(new Set(mail.letters.flatMap(({ to }) => to)).size).toBe(30)
  expect(mail.letters).toHaveLength(30)

  const carried = await ask<{ data: object }>(`select data from jobs.job where name = 'post'`)
  expect(carried.length).toBeGreaterThanOrEqual(30)
  for (const { data } of carried) expect(Object.keys(data).sort()).toEqual(['id', 'partnershipId'])
  const everything = JSON.stringify(await ask('select * from jobs.job'))
  expect(everything).not.toMatch(/secret|people\.example/)
})

test('what could not be sent is sent when the mail server is back, and the queue quotes nobody meanwhile', async () => {
  const { port } = new URL(mail.url)
  await mail.stop()
  await write('rosa@people.example')
  await begin()
  const tries = async () => (await world.database.pool.query<{ tries: number }>(`select tries from outbox where state = 'waiting'`)).rows[0]?.tries
  await vi.waitFor(async () => expect(await tries()).toBeGreaterThan(0), SOON)
  expect(JSON.stringify(await ask('select * from jobs.job'))).not.toMatch(/secret|people\.example/)

  mail = await aMailServer(Number(port))
  await vi.waitFor(async () => expect(await states()).toEqual(['sent']), { ...SOON, timeout: 40_000 })
  expect(mail.letters.map(({ to }) => to)).toEqual([['rosa@people.example']])
}, 60_000)

test('a routine is on the calendar of every partnership, in its own time, and goes with the routine', async () => {
  await world.database.pool.query(`update partnership set time_zone = 'Europe/Lisbon' where slug = 'brindle'`)
  const calendar = () =>
    ask<{ key: string; cron: string; timezone: string; data: { job: string } }>(
      `select key, cron, timezone, data from jobs.schedule where key <> 'clear-old-messages' order by timezone`,
    )
  await begin([{ name: 'ask how people are', every: '0 7 * * *', run: async () => {} }])
  await vi.waitFor(async () => expect(await calendar()).toHaveLength(2), SOON)
  expect(await calendar()).toMatchObject([
    { cron: '0 7 * * *', timezone: 'Europe/Lisbon' },
    {
      key: `ask-how-people-are/${world.partnershipId}`,
      cron: '0 7 * * *',
      timezone: 'Europe/London',
      data: { job: 'ask-how-people-are', partnershipId: world.partnershipId },
    },
  ])
  await jobs?.stop()
  await begin()
  await vi.waitFor(async () => expect(await calendar()).toEqual([]), SOON)
})

test('a routine is done for its partnership, and what it throws is kept without its words', async () => {
  const done: unknown[] = []
  await begin([
    { name: 'a good one', every: '0 7 * * *', run: async (_, partnership) => void done.push(partnership) },
    {
      name: 'a bad one',
      every: '0 7 * * *',
      run: async () => {
        throw new Error('Rosa Bell could not be written to')
      },
    },
  ])
  const boss = new PgBoss({
    db: { executeSql: (text, values) => world.database.jobsPool.query(text, values as never[]) },
    schema: 'jobs',
    createSchema: false,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    backend: world.database.engine === 'embedded' ? 'pglite' : 'postgres',
  })
  await boss.start()
  for (const job of ['a-good-one', 'a-bad-one', 'one-of-an-earlier-release']) {
    await boss.send('routine', { job, partnershipId: world.partnershipId }, { singletonKey: job })
  }
  await boss.stop({ close: false })
  await vi.waitFor(() => expect(done).toEqual([{ id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }]), { ...SOON, timeout: 40_000 })
  const bad = () => ask<{ state: string; output: unknown }>(`select state, output from jobs.job where data->>'job' = 'a-bad-one'`)
  await vi.waitFor(async () => expect((await bad())[0]?.output).toBeTruthy(), SOON)
  expect(JSON.stringify(await bad())).not.toContain('Rosa')
  const earlier = () => ask(`select state from jobs.job where data->>'job' = 'one-of-an-earlier-release'`)
  await vi.waitFor(async () => expect(await earlier()).toEqual([{ state: 'completed' }]), SOON)
}, 60_000)

test('nothing is begun while there is no room on the disk', async () => {
  await write('rosa@people.example')
  let hasRoom = false
  const house = { ...world.house, capabilities: [], lifecycle: { phase: 'serving' as const, hasRoom: async () => hasRoom } }
  jobs = await startJobs(house, openPost({ ...house.settings, smtpUrl: mail.url }), RHYTHM)
  await wait(300)
  expect(mail.letters).toEqual([])
  hasRoom = true
  await vi.waitFor(async () => expect(await states()).toEqual(['sent']), SOON)
})
