import { expect, test } from 'vitest'
import { keyringOf } from '../src/platform/sealing.ts'
import { aDatabase } from '../tests/kit/database.ts'
import { sow } from './sow.ts'
import { batchesOfAYear } from './year.ts'

test('batch after batch is sown into one partnership, each locality with its own teams and groups', async () => {
  const { pool } = await aDatabase()
  const keyring = keyringOf([Buffer.alloc(32, 7).toString('base64')])
  for await (const rows of batchesOfAYear({ people: 1700, seed: 'bench', today: '2026-12-03' })) await sow(pool, rows, { keyring })
  const { rows } = await pool.query(
    'select (select count(*) from person) as people, (select count(*) from team) as teams, (select count(*) from community_group) as groups, (select count(*) from partnership) as partnerships',
  )
  expect(rows).toEqual([{ people: 1700, teams: 6, groups: 54, partnerships: 1 }])
}, 180_000)
