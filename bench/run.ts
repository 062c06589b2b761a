import pg from 'pg'
import { keyringOf } from '../src/platform/sealing.ts'
import { type MeasuredPage, measurePages } from './pages.ts'
import { seed } from './seed.ts'
import { measureStart } from './start.ts'
import { BENCH_PLAN_KEY } from './startServer.ts'

const SIZES = (process.env['BENCH_SIZES'] ?? '10000,200000').split(',').map(Number)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)
const server = process.env['LIVEWELL_TEST_SERVER']
if (!server) throw new Error('script/bench needs PostgreSQL on this machine')

const measured = new Map<number, Map<string, MeasuredPage>>()
for (const people of SIZES) {
  const name = `livewell_bench_${people}`
  const url = `${server}/${name}`
  const isNew = await makeDatabase(name)
  if (isNew) {
    console.error(`Seeding ${people} people …`)
    const began = performance.now()
    await seed(url, people, keyringOf([BENCH_PLAN_KEY]))
    console.error(`  took ${Math.round((performance.now() - began) / 1000)} s`)
  }
  measured.set(people, await measurePages(url, SECONDS))
  // One that was there, seeded by script/seed, is left as it was found.
  if (isNew) await asAdministrator((admin) => admin.query(`drop database ${name} with (force)`))
}
print(measured, await measureStart())

/** Makes a database, unless it is there. Says whether it did. */
function makeDatabase(name: string): Promise<boolean> {
  return asAdministrator(async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database ${name}`)
    return rowCount === 0
  })
}

async function asAdministrator<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(`${server}/postgres`)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function print(sizes: Map<number, Map<string, MeasuredPage>>, start: Awaited<ReturnType<typeof measureStart>>) {
  const ratio = (value: number, floor: number) => (value / floor).toFixed(2)
  for (const [people, results] of sizes) {
    const floor = results.get('floor') as MeasuredPage
    console.log(`\n${people.toLocaleString('en-GB')} people, 16 at once\n`)
    console.log('| page | p50, times the floor | p95, times the floor | throughput, of the floor | p50 ms | p95 ms | a second | server work ms |')
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
    for (const [name, { p50, p95, perSecond, work }] of results) {
      const ratios = [ratio(p50, floor.p50), ratio(p95, floor.p95), ratio(perSecond, floor.perSecond)]
      console.log(`| ${[name, ...ratios, p50.toFixed(1), p95.toFixed(1), perSecond.toFixed(0), work.toFixed(2)].join(' | ')} |`)
    }
  }
  const [small, large] = [...sizes.values()]
  if (small && large) {
    console.log('\nGrowth from the smaller to the larger\n\n| page | p50 | p95 | server work |\n| --- | --- | --- | --- |')
    for (const [name, { p50, p95, work }] of large) {
      const before = small.get(name) as MeasuredPage
      console.log(`| ${name} | ${ratio(p50, before.p50)} | ${ratio(p95, before.p95)} | ${ratio(work, before.work)} |`)
    }
  }
  console.log('\nEmbedded database with the demo\n\n| start | seconds until ready | MB at most until then | MB after pages |\n| --- | --- | --- | --- |')
  for (const [which, { seconds, most, after }] of Object.entries(start)) console.log(`| ${which} | ${seconds.toFixed(1)} | ${most} | ${after} |`)
}
