import { expect, test } from 'vitest'
import { aDatabase, engine } from '../../../tests/kit/database.ts'
import { tidy } from './tidy.ts'

test.runIf(engine === 'embedded')('the embedded database knows what it holds once it has been tidied, and gives back the room of what is gone', async () => {
  const database = await aDatabase()
  await database.pool.query('create table walk as select number from generate_series(1, 50000) as number')
  const look = async () => {
    const { rows } = await database.pool.query(`select reltuples as known, pg_relation_size(oid) as size from pg_class where relname = 'walk'`)
    return rows[0]
  }
  const before = await look()
  expect(before.known).toBe(-1)
  await database.pool.query('delete from walk where number > 10')
  await tidy(database)
  const after = await look()
  expect(after.known).toBe(10)
  expect(after.size).toBeLessThan(before.size / 10)
})
