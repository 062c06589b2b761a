import { keyringOf } from '../src/platform/sealing.ts'
import { measureArriving } from './arriving.ts'
import { onDatabase } from './databases.ts'
import { type MeasuredPage, measureTogether } from './pages.ts'
import { measurePracticeList } from './practiceList.ts'
import { seedLocalities } from './seed.ts'
import { BENCH_PLAN_KEY, startServer } from './startServer.ts'
import { pageTables } from './tables.ts'

// What those who support people open all day, from a locality to a country: a million people and four conversations each.

const SIZES = (process.env['BENCH_PEOPLE'] ?? '10000,1000000').split(',').map(Number)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)

let arriving = ''
const measured = new Map<number, Map<string, MeasuredPage>>()
for (const people of SIZES) {
  const fill = (url: string) => seedLocalities(url, people, keyringOf([BENCH_PLAN_KEY]))
  await onDatabase(`livewell_bench_${people}`, fill, async (url) => {
    measured.set(people, await measureSupport(url))
    if (people === SIZES.at(-1)) arriving = await measureArriving(url, SECONDS)
  })
}
console.log(`\n${pageTables(measured, 'people')}`)
console.log(`\n${arriving}`)
console.log(`\n${await measurePracticeList(Number(process.env['BENCH_LISTED'] ?? 100_000))}`)

async function measureSupport(url: string): Promise<Map<string, MeasuredPage>> {
  const server = await startServer(url)
  try {
    const { cookies, people } = server.ready
    const letters = ['a', 'ha', 'ma', 'ros', 'wil', 'jo']
    const pages: [name: string, hat: string, paths: string[]][] = [
      ['floor', 'health coach', ['/ashcombe/floor']],
      ['inbox', 'health coach', ['/ashcombe/referrals']],
      ['home', 'health coach', ['/ashcombe/today']],
      ['caseload', 'link worker', ['/ashcombe/support']],
      ['person', 'health coach', people.map((id) => `/ashcombe/people/${id}`)],
      ['search for a person', 'link worker', letters.map((name) => `/ashcombe/support?whose=team&name=${name}`)],
    ]
    return await measureTogether(
      server,
      pages.map(([name, hat, paths]) => ({ name, paths, cookie: cookies[hat] ?? '' })),
      SECONDS,
    )
  } finally {
    server.child.kill()
  }
}
