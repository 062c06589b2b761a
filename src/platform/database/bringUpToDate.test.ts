import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDatabase, engine } from '../../../tests/kit/database.ts'
import { newId } from '../ids.ts'
import { SettingProblem } from '../settings.ts'
import { bringUpToDate } from './bringUpToDate.ts'
import { narrowed } from './narrowed.ts'
import { type Database, openDatabase } from './open.ts'

test.runIf(engine === 'embedded')('a database that has had the migration of a newer release is refused in one line', async () => {
  const database = await aDatabase()
  const settings = { databaseUrl: undefined, databaseOwnerUrl: undefined }
  expect(await bringUpToDate(settings, database)).toEqual([])
  await database.pool.query(`insert into migration (name, timestamp) values ('2099-01-01T0000-fly', now())`)
  await expect(bringUpToDate(settings, database)).rejects.toThrow(SettingProblem)
  await expect(bringUpToDate(settings, database)).rejects.toThrow(/^The database was made by a newer Livewell [^\n]+$/)
})

describe.runIf(engine === 'server')('with one role that owns the tables and another that serves', () => {
  const server = process.env['LIVEWELL_TEST_SERVER'] ?? ''
  const tag = randomBytes(4).toString('hex')
  const [owner, login, name] = [`owner_${tag}`, `login_${tag}`, `livewell_roles_${tag}`]
  const as = (role: string) => server.replace('livewell@', `${role}@`).concat(`/${name}`)
  let admin: pg.Client
  let database: Database
  beforeAll(async () => {
    admin = new pg.Client(`${server}/postgres`)
    await admin.connect()
    await admin.query(`create role ${owner} login createrole`)
    await admin.query(`create role ${login} login noinherit`)
    await admin.query(`create database ${name} owner ${owner}`)
    database = await openDatabase({ databaseUrl: as(login), dataFolder: '' })
  })
  afterAll(async () => {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.query(`drop role ${owner}, ${login}`)
    await admin.end()
  })

  test('the one that serves cannot make the tables, and says in one line who must', async () => {
    const alone = { databaseUrl: as(login), databaseOwnerUrl: as(login) }
    await expect(bringUpToDate(alone, database)).rejects.toThrow(SettingProblem)
    await expect(bringUpToDate(alone, database)).rejects.toThrow(/^The database is not up to date, [^\n]*DATABASE_OWNER_URL/)
  })

  test('the owner makes them, once; then the one that serves can serve, and alone reaches nothing', async () => {
    const both = { databaseUrl: as(login), databaseOwnerUrl: as(owner) }
    expect((await bringUpToDate(both, database)).length).toBeGreaterThan(5)
    expect(await bringUpToDate(both, database)).toEqual([])
    expect(await bringUpToDate({ databaseUrl: as(login), databaseOwnerUrl: as(login) }, database)).toEqual([])

    expect(await narrowed(database.pool, { partnershipId: newId() }, (tx) => tx.selectFrom('person').select('id').execute())).toEqual([])
    expect((await database.accountsPool.query('select id from auth.account')).rows).toEqual([])
    await database.jobsPool.query('create table jobs.of_a_test ()')
    await expect(database.pool.query('select * from person')).rejects.toThrow('permission denied')
    await expect(database.pool.query('select * from auth.account')).rejects.toThrow('permission denied')
  })

  test('one that has had a newer migration is refused', async () => {
    const ours = new pg.Client(as(owner))
    await ours.connect()
    await ours.query(`insert into migration (name, timestamp) values ('2099-01-01T0000-fly', now())`)
    await ours.end()
    await expect(bringUpToDate({ databaseUrl: as(login), databaseOwnerUrl: as(owner) }, database)).rejects.toThrow(/newer Livewell/)
  })
})
