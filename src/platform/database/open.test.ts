import { expect, test } from 'vitest'
import { aDatabase } from '../../../tests/kit/database.ts'

test('a query that fails leaves the pool as it was, also for those waiting behind it', async () => {
  const { pool } = await aDatabase()
  const [failing, badlyTyped, waiting] = await Promise.allSettled([
    pool.query('select nothing_of_this_name'),
    pool.query('select $1::uuid', ['not an id']),
    pool.query('select 2 as two'),
  ])
  expect(failing).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('nothing_of_this_name') } })
  expect(badlyTyped).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('uuid') } })
  expect(waiting).toMatchObject({ status: 'fulfilled', value: { rows: [{ two: 2 }] } })
})
