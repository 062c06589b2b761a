import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { sow } from '../../demo/sow.ts'
import { beginReading } from '../../src/capabilities/community/imports/changes/beginImport.ts'
import { aSource } from '../../src/capabilities/community/imports/factory.ts'
import { findSource } from '../../src/capabilities/community/imports/queries.ts'
import { goOnWith } from '../../src/capabilities/community/imports/work.ts'
import { aMembership } from '../../src/capabilities/partnerships/factory.ts'
import { narrowed } from '../../src/platform/database/narrowed.ts'
import { type Database, openDatabase } from '../../src/platform/database/open.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Settings } from '../../src/platform/settings.ts'
import { type Member, Viewer } from '../../src/platform/viewer.ts'
import { makePartnership } from '../kit/asking.ts'
import { aCluster, postgresPrograms } from '../kit/cluster.ts'
import { aFeedServer, aSentService } from '../kit/feedServer.ts'
import { aFolder } from '../kit/serverProcess.ts'

const ENTRIES = 1500
const feed = await aFeedServer(Array.from({ length: ENTRIES }, (_, i) => aSentService(i)))
afterAll(() => feed.stop())

/** A feed that was read and compared, and an administrator who has said yes: a server that starts now switches it in. */
async function readyToSwitchIn(database: Database): Promise<void> {
  await makePartnership(database)
  const { rows } = await database.pool.query<{ id: string }>('select partnership_id as id from partnership')
  const id = rows[0]?.id as string
  const where = { id, slug: 'ashcombe', timeZone: 'Europe/London' }
  const membership = aMembership({ partnershipId: id, hats: ['administrator'] })
  await sow(database.pool, { membership: [membership] })
  const viewer = new Viewer(
    { ...where, name: 'Ashcombe', phone: null, answersWithinDays: 5, staffNeedTotp: false },
    { membershipId: membership.id, hat: 'administrator', name: 'Sam Okoro' },
  ) as Member
  const source = aSource({ partnershipId: id, madeBy: membership.id, address: feed.url })
  await sow(database.pool, { directorySource: [source] })
  const now = new Date()
  const importId = await narrowed(database.pool, viewer, async (tx) =>
    beginReading({ tx, viewer, now, today: now.toISOString().slice(0, 10), requestId: newId() } as never, (await findSource(tx, id, source.id)) as never),
  )
  const house = { database, clock: () => new Date(), settings: { mayReachLoopback: true }, log: { info() {} } } as never
  await goOnWith(house, where, importId, { pauseMs: 0, perPage: 500, forMs: Number.POSITIVE_INFINITY })
  await database.pool.query(`update directory_import set state = 'switching' where state = 'ready'`)
}

const whatIsThere = async (pool: Pick<pg.Pool, 'query'>) =>
  (
    await pool.query(`select
      (select state from directory_import) as state,
      (select count(*)::integer from entry) as entries,
      (select count(*)::integer from schedule) as schedules,
      (select count(*)::integer from listing) as listed,
      (select count(*)::integer from entry_history) as histories,
      (select count(*)::integer from directory_origin where kind = 'entry') as origins`)
  ).rows[0]

const NOTHING = { state: 'switching', entries: 0, schedules: 0, listed: 0, histories: 0, origins: 0 }
const expectAll = (there: Record<string, unknown>) =>
  expect(there).toMatchObject({ state: 'switched in', entries: ENTRIES, histories: ENTRIES, origins: ENTRIES, listed: ENTRIES })

type Where = Pick<Settings, 'databaseUrl' | 'dataFolder'>

/** A process that switches in what is ready, and nothing else. Resolves when it begins. */
async function switchingIn(where: Where) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'switchingIn.ts'), JSON.stringify(where)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { kill: () => child.kill('SIGKILL'), ended }
}

test('an embedded database killed at any moment of switching in holds nothing of it or all, and the next one does it once', {
  timeout: 400_000,
}, async () => {
  const ready = await aFolder()
  const made = await openDatabase({ dataFolder: ready, databaseUrl: undefined })
  await readyToSwitchIn(made)
  await made.close()
  const aCopy = async () => {
    const dataFolder = await aFolder()
    await cp(ready, dataFolder, { recursive: true })
    return { dataFolder, databaseUrl: undefined }
  }

  const whole = await switchingIn(await aCopy())
  const began = performance.now()
  await whole.ended
  const took = performance.now() - began

  const found: unknown[] = []
  for (const part of [0.3, 0.7]) {
    const settings = await aCopy()
    const { kill, ended } = await switchingIn(settings)
    await wait(took * part)
    kill()
    await ended
    const killed = await openDatabase(settings)
    const there = await whatIsThere(killed.pool)
    found.push(there)
    if (there.state === 'switched in') expectAll(there)
    else expect(there).toEqual(NOTHING)
    await killed.close()
    await (await switchingIn(settings)).ended
    const done = await openDatabase(settings)
    expectAll(await whatIsThere(done.pool))
    await done.close()
  }
  expect(found).toContainEqual(NOTHING)
})

test.skipIf(!(await postgresPrograms()))(
  'with PostgreSQL, killed in the middle: whoever looks meanwhile sees nothing of it, what was begun is undone, and the next one does all of it',
  { timeout: 400_000 },
  async () => {
    const cluster = await aCluster()
    const where = { databaseUrl: cluster.url, dataFolder: '' }
    const made = await openDatabase(where)
    await readyToSwitchIn(made)
    await made.close()
    const pool = new pg.Pool({ connectionString: cluster.url })
    pool.on('error', () => {})
    const first = await switchingIn(where)
    const isSwitching = async () =>
      (
        await pool.query(
          `select from pg_stat_activity where pid <> pg_backend_pid() and xact_start is not null
             and query ~ '(insert into (entry|schedule|listing|entry_history)|directory_import_row)' and query !~ 'pg_stat_activity'`,
        )
      ).rowCount !== 0
    while (!(await isSwitching())) await wait(2)
    expect(await whatIsThere(pool)).toEqual(NOTHING)
    first.kill()
    await first.ended
    // Its connections end when the database has noticed, and what they began with them.
    while (await isSwitching()) await wait(20)
    expect(await whatIsThere(pool)).toEqual(NOTHING)

    await (await switchingIn(where)).ended
    expectAll(await whatIsThere(pool))
    await pool.end()
  },
)
