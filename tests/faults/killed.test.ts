import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/platform/database/open.ts'
import { askForSupport, makePartnership } from '../kit/asking.ts'
import { aCluster, postgresPrograms } from '../kit/cluster.ts'
import { aFolder, startServer } from '../kit/serverProcess.ts'

const folder = await aFolder()
const KILLS = 20
const WRITERS = 4
const SECRET = 'a secret for servers that do not live long'

/** Several people ask at once, again and again, until told to stop. What was answered with a reference has been acknowledged. */
function keepAsking(url: string) {
  const acknowledged: string[] = []
  let isOver = false
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!isOver) {
      const { reference } = await askForSupport(url).catch(() => ({ reference: undefined }))
      if (reference) acknowledged.push(reference)
      else await wait(20)
    }
  })
  return {
    acknowledged,
    /** Resolves in the middle of it: something was acknowledged from now on, and more is on its way. */
    aMoment: async () => {
      const before = acknowledged.length
      while (acknowledged.length === before) await wait(10)
      await wait(Math.random() * 200)
    },
    stop: async () => {
      isOver = true
      await Promise.all(writers)
    },
  }
}

/** All that was acknowledged is there, and nothing is there by halves. */
async function expectKept(pool: pg.Pool, acknowledged: readonly string[]) {
  const ask = async <Row extends object>(text: string) => (await pool.query<Row>(text)).rows
  const there = new Set((await ask<{ reference: string }>('select reference from referral')).map(({ reference }) => reference))
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS)
  expect(acknowledged.filter((reference) => !there.has(reference))).toEqual([])
  expect(
    await ask(`select r.id from referral r
      left join person p on (p.partnership_id, p.id) = (r.partnership_id, r.person_id)
      left join referral_history h on (h.partnership_id, h.referral_id) = (r.partnership_id, r.id)
      left join audit_entry a on (a.partnership_id, a.thing_id) = (r.partnership_id, r.id)
      where p.id is null or h.referral_id is null or a.id is null`),
  ).toEqual([])
  expect(await ask('select p.id from person p left join referral r on (r.partnership_id, r.person_id) = (p.partnership_id, p.id) where r.id is null')).toEqual(
    [],
  )
}

test(`the embedded database keeps what was acknowledged when its server is killed ${KILLS} times`, { timeout: 600_000 }, async () => {
  const settings = { dataFolder: folder, databaseUrl: undefined }
  const made = await openDatabase(settings)
  await makePartnership(made)
  await made.close()

  const acknowledged: string[] = []
  for (let kills = 0; kills < KILLS; kills++) {
    const server = await startServer({ LIVEWELL_DATA: folder, TRUSTED_PROXIES: '1' })
    await server.untilReady()
    const asking = keepAsking(server.url)
    await asking.aMoment()
    await server.end('SIGKILL')
    await asking.stop()
    acknowledged.push(...asking.acknowledged)
  }

  const database = await openDatabase(settings)
  await expectKept(database.pool, acknowledged)
  await database.close()
})

test.skipIf(!(await postgresPrograms()))(
  `PostgreSQL keeps what was acknowledged when it crashes ${KILLS} times, and the server when it is killed`,
  { timeout: 600_000 },
  async () => {
    const cluster = await aCluster()
    const pool = new pg.Pool({ connectionString: cluster.url })
    pool.on('error', () => {})
    await makePartnership({ pool })

    const environment = { DATABASE_URL: cluster.url, LIVEWELL_SECRET: SECRET, LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64'), TRUSTED_PROXIES: '1' }
    let server = await startServer(environment)
    await server.untilReady()
    let asking = keepAsking(server.url)
    const acknowledged: string[] = []
    for (let kills = 0; kills < KILLS; kills++) {
      await asking.aMoment()
      await cluster.stop()
      if (kills % 5 === 4) {
        await server.end('SIGKILL')
        await asking.stop()
        acknowledged.push(...asking.acknowledged)
        await cluster.start()
        server = await startServer(environment)
        await server.untilReady()
        asking = keepAsking(server.url)
      } else await cluster.start()
    }
    await asking.stop()
    acknowledged.push(...asking.acknowledged)
    await server.end('SIGKILL')

    await expectKept(pool, acknowledged)
    await pool.end()
  },
)
