import { beforeAll, expect, test } from 'vitest'
import { aDatabase, engine } from '../../../tests/kit/database.ts'
import { narrowed } from './narrowed.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

let database: Database
beforeAll(async () => {
  database = await aDatabase()
})

const listSlugs = () => narrowed(database.pool, {}, (tx) => tx.selectFrom('partnership').selectAll().where('slug', '=', 'nowhere').execute())

test('a statement that is met again keeps its name, and another has another', () => {
  const { name } = prepared('select 1', [])
  expect(name).toBeDefined()
  expect(prepared('select 1', []).name).toBe(name)
  expect(prepared('select 2', []).name).not.toBe(name)
})

test('a statement that writes many rows is not kept', () => {
  expect(
    prepared(
      'insert many',
      Array.from({ length: 61 }, () => 1),
    ).name,
  ).toBeUndefined()
})

test.runIf(engine === 'server')('the database remembers what was asked of it by a request', async () => {
  await listSlugs()
  const { rows } = await database.pool.query(`select name from pg_prepared_statements where statement like '%from "partnership" where "slug"%'`)
  expect(rows).toHaveLength(1)
})

test.runIf(engine === 'server')('a connection in the place of one that broke asks the same again', async () => {
  await listSlugs()
  const client = await database.pool.connect()
  client.release(new Error('Broken'))
  expect(await listSlugs()).toEqual([])
})

test.runIf(engine === 'server')('when a table has got another shape meanwhile, one request fails and the next does not', async () => {
  await listSlugs()
  const alter = (how: string) => database.pool.query(`alter table partnership ${how}`)
  await alter('add column added_by_a_newer_release text')
  try {
    await expect(listSlugs()).rejects.toThrow('cached plan')
    expect(await listSlugs()).toEqual([])
  } finally {
    await alter('drop column added_by_a_newer_release')
  }
})
