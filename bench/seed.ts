import pg from 'pg'
import { sow } from '../demo/sow.ts'
import { batchesOfAYear } from '../demo/year.ts'
import { evaluation } from '../src/capabilities/evaluation/index.ts'
import { capabilities } from '../src/capabilities.ts'
import { dayIn } from '../src/platform/clock.ts'
import { migrate } from '../src/platform/database/migrate.ts'
// Counts and days are read as the product reads them, once its driver has been told how.
import '../src/platform/database/open.ts'

/** Fills an empty PostgreSQL with `people` people and their story in proportion, batch by batch, and counts the figures. */
export async function seed(url: string, people: number, onRows: (count: number) => void = () => {}) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    await migrate(pool)
    const today = dayIn('Europe/London', new Date())
    for await (const rows of batchesOfAYear({ people, seed: 'bench', today })) await sow(pool, rows, onRows)
    await pool.query('vacuum analyze')
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
  if (at < 0 || !Number.isSafeInteger(people) || people < 1 || !url) {
    console.error('Say how many, and where: DATABASE_URL=postgres://… script/seed --people 10000')
    process.exit(1)
  }
  let written = 0
  await seed(url, people, (count) => {
    written += count
    process.stderr.write(`\r${written.toLocaleString('en-GB')} rows`)
  })
  console.error()
}
