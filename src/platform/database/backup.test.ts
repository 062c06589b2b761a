import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDatabase, engine, hasServer } from '../../../tests/kit/database.ts'
import { liveIn } from '../../../tests/kit/livedIn.ts'
import { aWorld, signIn, type World } from '../../../tests/kit/world.ts'
import { newId } from '../ids.ts'
import { writeBackup } from './backup.ts'
import { type Database, openEmbedded } from './open.ts'
import { restoreBackup } from './restore.ts'
import { describeTables, exactly } from './tables.ts'

let world: World
let backup: Buffer
beforeAll(async () => {
  world = await aWorld()
  await liveIn(world)
  await addWhatIsHard(world)
  backup = await backUp(world.database.pool)
})

async function backUp(pool: pg.Pool) {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeBackup(pool, out)])
  return bytes
}

const restore = (pool: pg.Pool, bytes = backup) => restoreBackup(pool, Readable.from([bytes]))

/** What would be lost by rounding, quoting, paging or order. */
async function addWhatIsHard({ database: { pool }, database, partnershipId, members, sow }: World) {
  await signIn(database, members.administrator)
  await pool.query(`insert into auth.message (id, send_to, subject, body) values ($1, 'rosa@people.example', 'A link', 'https://livewell.example/…')`, [
    newId(),
  ])
  const words = 'She said "yes", he said \'no\'.\r\n\\ a backslash, {braces}, NULL, \t a tab, 😀, مرحبا, \u2028 a line'
  await sow({
    outbox: [{ partnershipId, id: newId(), kind: 'a test', sendTo: 'rosa@people.example', subject: words, body: words }],
    auditEntry: Array.from({ length: 1203 }, (_, i) => ({
      partnershipId,
      id: newId(),
      byName: `Somebody ${i}`,
      hat: 'link worker',
      did: 'looked at',
      thing: 'page',
      requestId: newId(),
    })),
  })
  // A key that sorts otherwise as a number than as text.
  await pool.query(
    `insert into referral_history (partnership_id, referral_id, version, team_id, person_id, state, by_name)
      select partnership_id, referral_id, version + n, team_id, person_id, state, by_name from referral_history, generate_series(1, 1203) n where version = 1`,
  )
  await pool.query(`update partnership set created_at = '2026-03-29 00:59:59.123456+00' where partnership_id = $1`, [partnershipId])
  await pool.query(`update team set outward_codes = $2 where partnership_id = $1`, [partnershipId, ['A1', '', 'B,2', 'C"3', 'D\\4', 'null', '{}']])
  await pool.query(`update outbox set last_problem = '' where partnership_id = $1`, [partnershipId])
  // Somebody invited by a member whose row comes after theirs.
  await pool.query(
    `update membership set invited_by = (select id from membership where partnership_id = $1 order by id desc limit 1)
      where partnership_id = $1 and id = (select id from membership where partnership_id = $1 order by id limit 1)`,
    [partnershipId],
  )
}

/** Everything of every table, as text. */
async function contentsOf(pool: pg.Pool): Promise<Record<string, string[]>> {
  const client = await pool.connect()
  try {
    await client.query(`begin; ${exactly}`)
    const contents: Record<string, string[]> = {}
    for (const { name } of await describeTables(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by t::text collate "C"`)
      contents[name] = rows.map(({ row }) => row)
    }
    await client.query('commit')
    return contents
  } finally {
    client.release()
  }
}

describe('a backup', () => {
  test.each(['embedded', 'server'] as const)('restored into an empty database (%s) is the same in every table', async (on) => {
    if (on === 'server' && !hasServer) return
    const { pool } = await aDatabase(on)
    const rows = await restore(pool)
    const [before, after] = [await contentsOf(world.database.pool), await contentsOf(pool)]
    for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table])
    expect(Object.keys(after)).toEqual(Object.keys(before))
    expect(rows).toBe(Object.values(before).flat().length)
    // That it was worth comparing.
    expect(Object.values(before).filter((each) => each.length > 0).length).toBeGreaterThan(20)
    expect(before['public.audit_entry']?.length).toBeGreaterThan(1000)
    expect(before['public.partnership']?.join()).toContain('00:59:59.123456')
    expect(before['auth.session']).toHaveLength(1)
  })

  test('restored is a database that serves, and keeps its own rules', async () => {
    const { pool } = await aDatabase()
    await restore(pool)
    const { rows } = await pool.query(`select conname from pg_constraint where contype = 'f' and condeferrable`)
    expect(rows).toEqual([])
    await expect(pool.query('insert into team (partnership_id, id, name, area) values ($1, $1, $2, $2)', [newId(), 'Nobody’s'])).rejects.toThrow('foreign key')
  })

  test('made on a new database is restored into one that was never migrated', async () => {
    const empty = openEmbedded(await PGlite.create())
    await restore(empty.pool)
    expect(await contentsOf(empty.pool)).toEqual(await contentsOf(world.database.pool))
    await empty.close()
  })

  test('says of which release it is, and holds neither jobs nor what the migrator keeps', () => {
    const lines = gunzipSync(backup).toString('utf8').trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ livewell: 'backup', version: 1 })
    const tables = lines.filter((line) => line.startsWith('{"table"')).map((line) => JSON.parse(line).table as string)
    expect(tables.filter((name) => /^jobs\.|migration/.test(name))).toEqual([])
    expect(tables).toEqual(expect.arrayContaining(['auth.account', 'public.partnership', 'public.referral', 'public.figure']))
  })
})

describe('the keys of plans', () => {
  const keysOf = async (pool: pg.Pool, now = new Date()) => {
    const out = new PassThrough()
    const [bytes] = await Promise.all([buffer(out), writeBackup(pool, out, { part: 'plan keys', now })])
    return bytes
  }
  const wrapped = async (pool: pg.Pool) =>
    (
      await pool.query(
        `select partnership_id, person_id, null as goal_id, wrapped, wrapped_with from plan_key
          union all select partnership_id, person_id, goal_id, wrapped, wrapped_with from goal_key order by 1, 2, 3`,
      )
    ).rows

  const hexIn = (text: string) => (key: { wrapped: Buffer }) => text.includes(key.wrapped.toString('hex'))

  test('are not in a backup of the data, and are all that is in their own', async () => {
    const all = await wrapped(world.database.pool)
    expect(new Set(all.map(({ goal_id }) => goal_id === null)).size).toBe(2)
    const keys = gunzipSync(await keysOf(world.database.pool)).toString('utf8')
    expect([
      all.some(hexIn(gunzipSync(backup).toString('utf8'))),
      all.every(hexIn(keys)),
      [...keys.matchAll(/"table":"(.*?)"/g)].map(([, name]) => name),
    ]).toEqual([false, true, ['public.goal_key', 'public.plan_key']])
    for (const table of ['public.plan_page', 'public.goal']) expect(gunzipSync(backup).toString('utf8')).toContain(`"${table}"`)
  })

  test('restored after the data they belong to, are those there were; before it, or beside others, they are refused', async () => {
    const keys = await keysOf(world.database.pool)
    const { pool } = await aDatabase()
    await expect(restore(pool, keys)).rejects.toThrow('Restore the data they belong to first')
    await restore(pool)
    expect(await wrapped(pool)).toEqual([])
    await restore(pool, keys)
    expect(await wrapped(pool)).toEqual(await wrapped(world.database.pool))
    await expect(restore(pool, keys)).rejects.toThrow('already')
  })

  test('are refused after thirty days, so that whoever was forgotten stays so', async () => {
    const { pool } = await aDatabase()
    await restore(pool)
    const old = await keysOf(world.database.pool, new Date(Date.now() - 31 * 86_400_000))
    await expect(restore(pool, old)).rejects.toThrow('older than 30 days')
    expect(await wrapped(pool)).toEqual([])
  })
})

describe('what is not restored leaves the database as it was', () => {
  const lines = () => gunzipSync(backup).toString('utf8').trimEnd().split('\n')
  // One for all: each must leave it empty for the next.
  let empty: Database
  beforeAll(async () => {
    empty = await aDatabase()
  })
  const packed = (some: string[]) => gzipSync(`${some.join('\n')}\n`)

  test.each<[string, () => Buffer, string]>([
    ['a value that was changed', () => packed(lines().map((line) => line.replace('Somebody 7"', 'Somebody 8"'))), 'damaged'],
    ['a row that is missing', () => packed(lines().filter((line) => !line.includes('Somebody 7"'))), 'damaged'],
    ['an end that is missing', () => packed(lines().slice(0, -1)), 'its end is missing'],
    ['a file that was cut short', () => backup.subarray(0, backup.length - 200), 'damaged'],
    ['a file of another kind', () => Buffer.from('PK a zip'), 'not a backup of Livewell'],
    ['JSON of another kind', () => gzipSync('{"name":"something"}\n'), 'not a backup of Livewell'],
    ['nothing', () => Buffer.alloc(0), 'not a backup of Livewell'],
    [
      'a newer release',
      () => packed(lines().map((line, i) => (i === 0 ? line.replace('"migrations":[', '"migrations":["2099-01-01T0000-fly",') : line))),
      'newer Livewell',
    ],
  ])('%s', async (_, damage, because) => {
    await expect(restore(empty.pool, damage())).rejects.toThrow(because)
    expect(Object.values(await contentsOf(empty.pool)).flat()).toEqual([])
  })

  test('a database of a later release than the backup', async () => {
    const older = packed(lines().map((line, i) => (i === 0 ? line.replace(/,"[^"]+"\]\}$/, ']}') : line)))
    await expect(restore(empty.pool, older)).rejects.toThrow('Restore into a new database')
  })

  test('a database that is not empty', async () => {
    await empty.pool.query(`insert into auth.account (name, email) values ('Ada', 'ada@people.example')`)
    await expect(restore(empty.pool)).rejects.toThrow('This database is not empty')
  })
})

test('a role that does not own the tables is refused a backup, and not given half of one', async () => {
  const { pool } = world.database
  const client = await pool.connect()
  try {
    await client.query('set role livewell_app')
    const asApp = { connect: async () => ({ query: client.query.bind(client), release: () => {} }), query: async () => ({ rows: [{ there: false }] }) }
    await expect(writeBackup(asApp as never, new PassThrough().resume())).rejects.toThrow(/permission denied|row-level security/)
  } finally {
    await client.query('reset role')
    client.release()
  }
})

test.runIf(engine === 'server')('a row written while the backup is made is not in it by halves', async () => {
  const { pool } = world.database
  const out = new PassThrough({ highWaterMark: 1 })
  const making = writeBackup(pool, out)
  const first = await new Promise<Buffer>((give) => out.once('data', give))
  out.pause()
  const late = newId()
  await pool.query(`insert into auth.account (id, name, email) values ($1, 'Late', 'late@people.example')`, [late])
  await pool.query(`insert into auth.session (account_id, token, expires_at) values ($1, 'late', now())`, [late])
  const rest = buffer(out)
  await making
  const text = gunzipSync(Buffer.concat([first, await rest])).toString('utf8')
  expect(text).toContain('"sha256"')
  expect(text.includes(`["${late}"`)).toBe(text.includes('"late",'))
})
