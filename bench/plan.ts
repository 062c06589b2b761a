import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import pg from 'pg'
import { keyringOf } from '../src/platform/sealing.ts'
import { asAdministrator, server } from './databases.ts'
import { type MeasuredPage, measureByTurns } from './pages.ts'
import { type Merged, measureMerging, measureOfflineStart, type StartedOffline } from './planOffline.ts'
import { seedPlans, type Visitor } from './planSeed.ts'
import { BENCH_PLAN_KEY, BENCH_SECRET, type Server, startServer } from './startServer.ts'

// What a plan costs: to open, to keep, to bring together, and to start on a phone without a network.

const SIZES = (process.env['BENCH_PLANS'] ?? '1000,100000').split(',').map(Number)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)

interface Result {
  pages: Map<string, MeasuredPage>
  /** Bytes of a plan on disk, by table. */
  onDisk: { table: string; bytes: number }[]
}

/** Both at the same time, and measured by turns: so that what else the machine does meanwhile falls on both. */
const sown = new Map<number, { url: string; visitors: Visitor[]; running: Server }>()
for (const plans of SIZES) {
  const url = `${server}/${nameOf(plans)}`
  await asAdministrator(`create database ${nameOf(plans)}`)
  const began = performance.now()
  const visitors = await seedPlans(url, plans, keyringOf([BENCH_PLAN_KEY]), BENCH_SECRET)
  console.error(`${plans} plans took ${Math.round((performance.now() - began) / 1000)} s to sow`)
  sown.set(plans, { url, visitors, running: await startServer(url) })
}
const results = new Map<number, Result>()
let merged: Merged | undefined
let started: StartedOffline | undefined
try {
  const onDisk = new Map<number, Result['onDisk']>()
  for (const [plans, { url }] of sown) onDisk.set(plans, await sizesOf(url, plans))
  const measured = await measureByTurns(
    [...sown.values()].map(({ visitors, running }) => ({ server: running, pages: pagesOf(visitors) })),
    SECONDS,
  )
  for (const [at, plans] of SIZES.entries()) results.set(plans, { onDisk: onDisk.get(plans) ?? [], pages: measured[at] ?? new Map() })
  const last = sown.get(SIZES.at(-1) as number)
  if (last) {
    merged = await measureMerging(last.running.ready.base, last.visitors)
    started = await measureOfflineStart(last.running.ready.base, last.visitors.at(-1) as Visitor)
  }
} finally {
  for (const { running } of sown.values()) running.child.kill()
}
for (const plans of SIZES) await asAdministrator(`drop database ${nameOf(plans)} with (force)`)
print()

function nameOf(plans: number) {
  return `livewell_bench_plan_${plans}`
}

function pagesOf(visitors: readonly Visitor[]) {
  const each = (path: (visitor: Visitor) => string) => visitors.map((visitor) => ({ cookie: visitor.cookie, path: path(visitor) }))
  return [
    { name: 'floor', paths: each(() => '/ashcombe/floor') },
    { name: 'my plan', paths: each(() => '/ashcombe/my-plan') },
    { name: 'a page', paths: each(({ pageIds }) => `/ashcombe/plan-pages/${pageIds[1]}`) },
    { name: 'a page, to write on', paths: each(({ pageIds }) => `/ashcombe/plan-pages/${pageIds[2]}/write`) },
    { name: 'the history of a page', paths: each(({ pageIds }) => `/ashcombe/plan-pages/${pageIds[3]}/history`) },
    { name: 'my goals', paths: each(() => '/ashcombe/my-goals') },
    { name: 'a goal', paths: each(({ goalIds }) => `/ashcombe/goals/${goalIds[0]}`) },
  ]
}

/** What plans take on disk, with their indexes. */
async function sizesOf(url: string, plans: number) {
  const connection = new pg.Client(url)
  await connection.connect()
  const { rows } = await connection.query<{ table: string; bytes: string }>(
    `select relname as table, pg_total_relation_size(oid) as bytes from pg_class
      where relname in ('plan_key', 'plan_page', 'plan_version', 'goal', 'goal_key', 'goal_step') and relkind = 'r' order by 2 desc`,
  )
  await connection.end()
  return rows.map(({ table, bytes }) => ({ table, bytes: Number(bytes) / plans }))
}

function print() {
  const ratio = (value: number, of: number) => (value / of).toFixed(2)
  for (const [plans, { pages, onDisk }] of results) {
    const floor = pages.get('floor') as MeasuredPage
    console.log(`\n${plans.toLocaleString('en-GB')} plans, 16 at once\n`)
    console.log(
      '| page | p50, times the floor | p95, times the floor | server work, times the floor | p50 ms | p95 ms |\n| --- | --- | --- | --- | --- | --- |',
    )
    for (const [name, { p50, p95, work }] of pages) {
      console.log(`| ${[name, ratio(p50, floor.p50), ratio(p95, floor.p95), ratio(work, floor.work), p50.toFixed(1), p95.toFixed(1)].join(' | ')} |`)
    }
    const all = onDisk.reduce((sum, { bytes }) => sum + bytes, 0)
    console.log(`\nOn disk, a plan: ${(all / 1024).toFixed(1)} KB (${onDisk.map(({ table, bytes }) => `${table} ${(bytes / 1024).toFixed(1)}`).join(', ')})`)
  }
  const [small, large] = [...results.values()]
  if (small && large) {
    console.log(
      '\nGrowth from fewer to more, and beside how the floor grew\n\n| page | p50 | p95 | server work | p50, beside the floor | server work, beside the floor |\n| --- | --- | --- | --- | --- | --- |',
    )
    const growth = (name: string, what: 'p50' | 'p95' | 'work') => (large.pages.get(name)?.[what] ?? Number.NaN) / (small.pages.get(name)?.[what] ?? Number.NaN)
    for (const name of large.pages.keys()) {
      const beside = (what: 'p50' | 'work') => ratio(growth(name, what), growth('floor', what))
      const all = (['p50', 'p95', 'work'] as const).map((what) => growth(name, what).toFixed(2))
      console.log(`| ${[name, ...all, beside('p50'), beside('work')].join(' | ')} |`)
    }
  }
  if (merged) {
    const { bytes, takeIn, sync } = merged
    console.log(
      `\n10,000 edits made offline: ${(bytes / 1024).toFixed(0)} KB to send; ${takeIn.toFixed(0)} ms to take in, ${sync.toFixed(0)} ms the whole sync`,
    )
  }
  if (started) {
    const { asks, opens } = started
    console.log(`\nOffline start, processor 4 times slower: ${asks.toFixed(0)} ms until it asks for the code, ${opens.toFixed(0)} ms from the code to the plan`)
  }
  const code = globSync(join(import.meta.dirname, '../dist/assets/*.js')).map((file) => brotliCompressSync(readFileSync(file)).byteLength)
  console.log(`\nCode for browsers, compressed: ${(code.reduce((sum, bytes) => sum + bytes, 0) / 1024).toFixed(1)} KB in all`)
}
