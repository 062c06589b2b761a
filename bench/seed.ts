import pg from 'pg'
import { sow } from '../demo/sow.ts'
import { batchesOfAYear } from '../demo/year.ts'
import { evaluation } from '../src/capabilities/evaluation/index.ts'
import { makeSomeKeys } from '../src/capabilities/people/same/jobs.ts'
import { capabilities } from '../src/capabilities.ts'
import { dayIn } from '../src/platform/clock.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { type Keyring, keyringOf } from '../src/platform/sealing.ts'
// Counts and days are read as the product reads them, once its driver has been told how.
import '../src/platform/database/open.ts'
import { multiply } from './multiply.ts'
import { BENCH_SECRET } from './startServer.ts'

/** People of a locality, where many more are made as localities that are alike. */
const OF_A_LOCALITY = 10_000

/** Fills an empty PostgreSQL with one locality and its story, makes as many like it as `people` fill, and counts the figures. */
export async function seedLocalities(url: string, people: number, keyring: Keyring) {
  await sowYear(url, Math.min(people, OF_A_LOCALITY), keyring)
  await makeKeys(url)
  await multiply(url, Math.round(people / OF_A_LOCALITY))
  await countFigures(url)
}

/** Fills an empty PostgreSQL with `people` people and their story in proportion, batch by batch, and counts the figures. */
async function seed(url: string, people: number, keyring: Keyring, onRows: (count: number) => void) {
  await sowYear(url, people, keyring, onRows)
  await countFigures(url)
}

async function sowYear(url: string, people: number, keyring: Keyring, onRows: (count: number) => void = () => {}) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    await migrate(pool)
    const today = dayIn('Europe/London', new Date())
    for await (const rows of batchesOfAYear({ people, seed: 'bench', today })) await sow(pool, rows, { keyring, onRows })
    await pool.query('vacuum analyze')
  } finally {
    await pool.end()
  }
}

/** By what people are known again, as the server that is measured would make it when it starts. */
export async function makeKeys(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const house = { database: { pool }, settings: { secret: BENCH_SECRET } } as never
  try {
    const { rows } = await pool.query<{ id: string }>('select partnership_id as id from partnership')
    for (const { id } of rows) while ((await makeSomeKeys(house, id)) > 0);
  } finally {
    await pool.end()
  }
}

async function countFigures(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    const { rows } = await pool.query<{ id: string; slug: string; timeZone: string }>(
      `select partnership_id as id, slug, time_zone as "timeZone" from partnership`,
    )
    const [partnership] = rows
    if (!partnership) throw new Error('The year made no partnership')
    const house = { database: { pool }, capabilities, clock: () => new Date() }
    for (const job of evaluation.jobs ?? []) await job.run(house as never, partnership, {})
  } finally {
    await pool.end()
  }
}

if (import.meta.main) {
  const at = process.argv.indexOf('--people')
  const people = Number(process.argv[at + 1])
  const url = process.env['DATABASE_URL']
  const keys = process.env['LIVEWELL_PLAN_KEYS']
  if (at < 0 || !Number.isSafeInteger(people) || people < 1 || !url || !keys) {
    console.error('Say how many, where, and the key that goals are sealed with: DATABASE_URL=postgres://… LIVEWELL_PLAN_KEYS=… script/seed --people 10000')
    process.exit(1)
  }
  let written = 0
  const keyring = keyringOf(keys.split(/[\s,]+/).filter(Boolean))
  await seed(url, people, keyring, (count) => {
    written += count
    process.stderr.write(`\r${written.toLocaleString('en-GB')} rows`)
  })
  console.error()
}
