import { expect, test } from 'vitest'
import { aDatabase } from '../../../tests/kit/database.ts'

test('a query that fails leaves the pool as it was, also for those waiting behind it', async () => {
  const { pool } = await aDatabase()
  const failing = pool.query('select nothing_of_this_name')
  const badlyTyped = pool.query('select $1::uuid', ['not an id'])
  const waiting = pool.query('select 2 as two')
  await expect(failing).rejects.toThrow('nothing_of_this_name')
  await expect(badlyTyped).rejects.toThrow('uuid')
  expect((await waiting).rows).toEqual([{ two: 2 }])
})
