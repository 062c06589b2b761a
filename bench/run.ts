import { fork } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { load, type Measured } from './load.ts'
import { seed } from './seed.ts'
import { measureStart } from './start.ts'

/** What the server process tells when it listens. */
interface Ready {
  base: string
  cookies: Record<string, string>
  people: string[]
}

const SIZES = (process.env['BENCH_SIZES'] ?? '10000,200000').split(',').map(Number)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const server = process.env['LIVEWELL_TEST_SERVER']
if (!server) throw new Error('script/bench needs PostgreSQL on this machine')

const pagesOf = ({ people }: Ready): [name: string, hat: string, paths: string[]][] => [
  ['floor', 'health coach', ['/ashcombe/floor']],
  ['home', 'health coach', ['/ashcombe/today']],
  ['caseload', 'link worker', ['/ashcombe/support']],
  ['person', 'health coach', people.map((id) => `/ashcombe/people/${id}`)],
  ['community search', 'health coach', ['/ashcombe/community?words=walk', '/ashcombe/community?words=craft&place=AS1', '/ashcombe/community?words=coffee']],
  ['outcomes', 'evaluator', ['/ashcombe/outcomes']],
]

const measured = new Map<number, Map<string, Measured>>()
for (const people of SIZES) {
  const name = `livewell_bench_${people}`
  const url = `${server}/${name}`
  await asAdministrator((admin) => admin.query(`create database ${name}`))
  console.error(`Seeding ${people} people …`)
  const began = performance.now()
  await seed(url, people)
  console.error(`  took ${Math.round((performance.now() - began) / 1000)} s`)
  measured.set(people, await measurePages(url))
  await asAdministrator((admin) => admin.query(`drop database ${name} with (force)`))
}
print(measured, await measureStart())

async function measurePages(url: string): Promise<Map<string, Measured>> {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, LIVEWELL_SECRET: 'a secret for the benchmark only, long enough', LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64') },
  })
  const ready = await new Promise<Ready>((done, fail) => {
    child.once('message', (message) => done(message as Ready))
    child.once('exit', (code) => fail(new Error(`The server ended with ${code}`)))
  })
  const results = new Map<string, Measured>()
  try {
    for (const [name, hat, paths] of pagesOf(ready)) {
      results.set(name, await load(ready.base, paths, { cookie: ready.cookies[hat] ?? '', seconds: SECONDS }))
      console.error(`  ${name}: ${results.get(name)?.p95.toFixed(1)} ms at p95`)
    }
  } finally {
    child.kill()
  }
  return results
}

async function asAdministrator(work: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client(`${server}/postgres`)
  await admin.connect()
  await work(admin)
  await admin.end()
}

function print(sizes: Map<number, Map<string, Measured>>, start: Awaited<ReturnType<typeof measureStart>>) {
  const ratio = (value: number, floor: number) => (value / floor).toFixed(2)
  for (const [people, results] of sizes) {
    const floor = results.get('floor') as Measured
    console.log(`\n${people.toLocaleString('en-GB')} people, 16 at once\n`)
    console.log('| page | p50, times the floor | p95, times the floor | throughput, of the floor | p50 ms | p95 ms | a second |')
    console.log('| --- | --- | --- | --- | --- | --- | --- |')
    for (const [name, { p50, p95, perSecond }] of results) {
      const cells = [ratio(p50, floor.p50), ratio(p95, floor.p95), ratio(perSecond, floor.perSecond), p50.toFixed(1), p95.toFixed(1), perSecond.toFixed(0)]
      console.log(`| ${name} | ${cells.join(' | ')} |`)
    }
  }
  const [small, large] = [...sizes.values()]
  if (small && large) {
    console.log('\nGrowth of the p95 from the smaller to the larger\n\n| page | times |\n| --- | --- |')
    for (const [name, { p95 }] of large) console.log(`| ${name} | ${ratio(p95, small.get(name)?.p95 ?? Number.NaN)} |`)
  }
  console.log(
    `\nEmbedded database with the demo: first start ${start.firstStart.toFixed(1)} s, later starts ${start.laterStart.toFixed(1)} s, memory ${start.megabytes} MB after 200 pages.`,
  )
}
