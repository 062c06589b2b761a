import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aDatabase } from '../../../tests/kit/database.ts'
import { narrowed, type Tx } from './narrowed.ts'
import type { Database } from './open.ts'

let database: Database
beforeAll(async () => {
  database = await aDatabase()
})

const give = async (tx: Tx, value: number) => (await sql<{ value: number }>`select ${value}::integer as value`.execute(tx)).rows[0]?.value
const fail = (tx: Tx) => sql`select 1 / 0`.execute(tx)

test('what is asked together is answered each to its own', async () => {
  expect(await narrowed(database.pool, {}, (tx) => Promise.all([3, 1, 2].map((value) => give(tx, value))))).toEqual([3, 1, 2])
})

test('when one of those asked together fails, the transaction does, and what follows it is refused', async () => {
  const followed: unknown[] = []
  const goOn = async (tx: Tx) => {
    for (let i = 0; i < 50; i++) followed.push(await give(tx, i))
  }
  await expect(narrowed(database.pool, {}, (tx) => Promise.all([give(tx, 1), fail(tx), goOn(tx)]))).rejects.toThrow(/division by zero/)
  expect(followed).toEqual([])
})

test('a transaction that failed leaves nothing on its way to the next', async () => {
  await expect(narrowed(database.pool, {}, (tx) => Promise.all([fail(tx), give(tx, 1), give(tx, 2)]))).rejects.toThrow()
  expect(await narrowed(database.pool, {}, (tx) => Promise.all([give(tx, 8), give(tx, 9)]))).toEqual([8, 9])
})
