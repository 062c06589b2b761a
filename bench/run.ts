import { keyringOf } from '../src/platform/sealing.ts'
import { onDatabase } from './databases.ts'
import { type MeasuredPage, measurePages } from './pages.ts'
import { seedLocalities } from './seed.ts'
import { measureStart } from './start.ts'
import { BENCH_PLAN_KEY } from './startServer.ts'
import { pageTables } from './tables.ts'

// The pages that people open most, from a locality to a county, against a page with nothing in it; and how long a start takes.

const SIZES = (process.env['BENCH_SIZES'] ?? '10000,200000').split(',').map(Number)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)

const measured = new Map<number, Map<string, MeasuredPage>>()
for (const people of SIZES) {
  const fill = (url: string) => seedLocalities(url, people, keyringOf([BENCH_PLAN_KEY]))
  measured.set(people, await onDatabase(`livewell_bench_${people}`, fill, (url) => measurePages(url, SECONDS)))
}
console.log(`\n${pageTables(measured, 'people')}`)
console.log('\nEmbedded database with the demo\n\n| start | seconds until ready | MB at most until then | MB after pages |\n| --- | --- | --- | --- |')
for (const [which, { seconds, most, after }] of Object.entries(await measureStart())) {
  console.log(`| ${which} | ${seconds.toFixed(1)} | ${most} | ${after} |`)
}
