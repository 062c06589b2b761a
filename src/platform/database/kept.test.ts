import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aDatabase } from '../../../tests/kit/database.ts'
import { anyOf, type Given, kept } from './kept.ts'
import { narrowed, type Tx } from './narrowed.ts'
import type { Database } from './open.ts'

let database: Database
beforeAll(async () => {
  database = await aDatabase()
})

test('a statement is written once for each shape, and asked with other values each time', async () => {
  let times = 0
  const count = kept((tx: Tx, { from, to }: Given<{ from: number; to: number }>, limit: number) => {
    times++
    return tx.selectFrom(sql<{ n: number }>`generate_series(${from}::integer, ${to}::integer)`.as<'n'>(sql`n(n)`)).select('n').where('n', '<>', 4).limit(limit)
  })
  const asked = await narrowed(database.pool, {}, async (tx) => [
    await count(tx, { from: 1, to: 2 }, 2),
    await count(tx, { from: 3, to: 6 }, 2),
    await count(tx, { from: 3, to: 6 }, 1),
  ])
  expect(asked).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }, { n: 5 }], [{ n: 3 }]])
  expect(times).toBe(2)
})

test('ids are one value, however many they are', async () => {
  const known = kept((tx: Tx, { ids }: Given<{ ids: readonly string[] }>) =>
    tx.selectFrom(sql<{ id: string }>`(select ${'00000000-0000-0000-0000-000000000001'}::uuid as id)`.as('one')).select('id').where('id', '=', anyOf(ids)),
  )
  const [id, other] = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002']
  await narrowed(database.pool, {}, async (tx) => {
    expect(await known(tx, { ids: [id, other] })).toEqual([{ id }])
    expect(await known(tx, { ids: [other] })).toEqual([])
    expect(await known(tx, { ids: [] })).toEqual([])
  })
})
