import { fork } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { makeApp } from '../src/app.tsx'
import { capabilities } from '../src/capabilities.ts'
import { makeAccounts } from '../src/platform/accounts.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Database, openDatabase } from '../src/platform/database/open.ts'
import { keepStatementsOf } from '../src/platform/database/prepared.ts'
import { makeLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { feedTable, measureFeed } from './communityFeed.ts'
import { importTable, measureImportInto } from './communityImport.ts'
import { COMMON_WORDS, RARE_WORDS, seedCommunity } from './communitySeed.ts'
import { asAdministrator, server } from './databases.ts'
import { load, type Measured, summarise } from './load.ts'

// How long a search of the directory takes, from a village's to a country's: as a page, and its SQL alone. Others measure beside it: a
// line of `measures` each, run on the larger database.

const SIZES = (process.env['BENCH_SERVICES'] ?? '2500,250000').split(',').map(Number)
const IMPORTED = Number(process.env['BENCH_IMPORTED'] ?? 20_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)

interface Result {
  page: Measured
  bare: number
}

/** What is looked for, some twenty addresses of each kind. */
function searches(towns: readonly string[]): [name: string, paths: string[]][] {
  const words = [...COMMON_WORDS.slice(0, 16), ...RARE_WORDS.slice(0, 4)]
  const at = (i: number) => `near=${encodeURIComponent(towns[(i * 7) % towns.length] ?? '')}`
  const all = (search: (word: string, i: number) => string) => words.map((word, i) => `/ashcombe/community?${search(word, i)}`)
  return [
    ['by name, everything', ['/ashcombe/community']],
    ['by words', all((word) => `words=${word}`)],
    ['by two words', COMMON_WORDS.slice(0, 16).map((word, i) => `/ashcombe/community?words=${word}+${COMMON_WORDS[(i + 3) % 16]}`)],
    ['by place', all((_, i) => at(i))],
    ['by words and place', all((word, i) => `words=${word}&${at(i)}`)],
    ['by place, with three filters', all((_, i) => `${at(i)}&day=monday&free=yes&access=step-free`)],
    ['by words and place, with three filters', all((word, i) => `words=${word}&${at(i)}&day=monday&free=yes&access=step-free`)],
    ['by words typed wrongly, and place', all((word, i) => `words=${word.slice(0, 2)}${word.slice(3)}&${at(i)}`)],
  ]
}

/** What else is measured on the larger database: a name, and what came of it. */
const measures: [name: string, measure: (url: string) => Promise<string>][] = [
  ['The feed', async (url) => `\n\n${feedTable(await measureFeed(url, 'ashcombe', ({ what }) => console.error(`  ${what}`)))}\n`],
  ['Taking in another directory', async (url) => `\n\n${importTable(await measureImportInto(url, 'ashcombe', IMPORTED))}\n`],
]

const results = new Map<number, Map<string, Result>>()
for (const services of SIZES) {
  const name = `livewell_bench_community_${services}`
  const url = `${server}/${name}`
  await asAdministrator(`create database ${name}`)
  const began = performance.now()
  const towns = await seedCommunity(url, services)
  console.error(`${services} services took ${Math.round((performance.now() - began) / 1000)} s to sow`)
  results.set(services, await measureSearches(url, towns))
  if (services === SIZES.at(-1)) for (const [what, measure] of measures) console.log(`${what}: ${await measure(url)}`)
  await asAdministrator(`drop database ${name} with (force)`)
}
print()

async function measureSearches(url: string, towns: readonly string[]): Promise<Map<string, Result>> {
  const env = {
    ...process.env,
    // As the product runs: what checks React in development is slow.
    NODE_ENV: 'production',
    DATABASE_URL: url,
    LIVEWELL_SECRET: 'a secret for the benchmark only, long enough',
    LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64'),
  }
  const child = fork(join(import.meta.dirname, 'server.ts'), { execArgv: ['--import', 'tsx'], env })
  const found = new Map<string, Result>()
  try {
    const { base } = await new Promise<{ base: string }>((done, fail) => {
      child.once('message', (message) => done(message as { base: string }))
      child.once('exit', (code) => fail(new Error(`The server ended with ${code}`)))
    })
    for (const [name, paths] of searches(towns)) {
      // One after the other: how long somebody waits, and not how many a machine of two cores can serve.
      await load(base, paths, { clients: 1, seconds: 1 })
      const page = summarise([await load(base, paths, { clients: 1, seconds: SECONDS })])
      found.set(name, { page, bare: await measureBare(env, url, paths) })
      console.error(`  ${name}: ${page.p95.toFixed(1)} ms at p95, its SQL ${found.get(name)?.bare.toFixed(1)} ms`)
    }
  } finally {
    child.kill()
  }
  return found
}

/** As the driver is given them: a text, or one with its values, under a name when the connection keeps it. */
type Statement = string | pg.QueryConfig

/** The very statements that the pages send, sent again over one connection with nothing else around them: milliseconds at p95. */
async function measureBare(env: NodeJS.ProcessEnv, url: string, paths: readonly string[]): Promise<number> {
  const settings = readSettings({ ...env, PORT: '0', HOST: '127.0.0.1', LIVEWELL_DEMO: 'no' })
  const database = await openDatabase(settings)
  const sent: Statement[] = []
  const house = {
    settings,
    database: hearing(database, sent),
    accounts: makeAccounts(database.accountsPool, settings),
    clock: systemClock,
    log: makeLog('silent'),
    capabilities,
  }
  const app = makeApp(house)
  const ofEach: Statement[][] = []
  for (const path of paths) {
    sent.length = 0
    await (await app.request(`http://127.0.0.1${path}`)).text()
    // An empty search is counted, and a row cannot be written twice.
    ofEach.push(sent.filter((statement) => !/^insert/i.test(typeof statement === 'string' ? statement : statement.text)))
  }
  await database.close()
  const connection = new pg.Client(url)
  await connection.connect()
  const times: number[] = []
  const end = performance.now() + SECONDS * 1000
  for (let i = -ofEach.length; performance.now() < end || i < ofEach.length; i++) {
    const began = performance.now()
    for (const statement of ofEach[(i + ofEach.length) % ofEach.length] ?? []) await connection.query(statement)
    if (i >= 0) times.push(performance.now() - began)
  }
  await connection.end()
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length * 0.95)] ?? Number.NaN
}

/** The same database, with every statement that is sent written down. */
function hearing(database: Database, sent: Statement[]): Database {
  const connect = async () => {
    const borrowed = await database.pool.connect()
    const query = (statement: Statement) => {
      sent.push(statement)
      return borrowed.query(statement)
    }
    return { query, release: (problem?: Error) => borrowed.release(problem) } as unknown as pg.PoolClient
  }
  return { ...database, pool: keepStatementsOf({ connect } as unknown as pg.Pool) }
}

function print() {
  for (const [services, found] of results) {
    console.log(`\n${services.toLocaleString('en-GB')} services\n`)
    console.log('| search | page p50 ms | page p95 ms | its SQL p95 ms | page, times its SQL |\n| --- | --- | --- | --- | --- |')
    for (const [name, { page, bare }] of found) {
      console.log(`| ${name} | ${page.p50.toFixed(1)} | ${page.p95.toFixed(1)} | ${bare.toFixed(1)} | ${(page.p95 / bare).toFixed(2)} |`)
    }
  }
  const [small, large] = [...results.values()]
  if (!small || !large) return
  console.log('\nGrowth from the smaller to the larger\n\n| search | page p95, times | its SQL p95, times |\n| --- | --- | --- |')
  for (const [name, { page, bare }] of large) {
    const before = small.get(name)
    console.log(`| ${name} | ${(page.p95 / (before?.page.p95 ?? Number.NaN)).toFixed(2)} | ${(bare / (before?.bare ?? Number.NaN)).toFixed(2)} |`)
  }
}
