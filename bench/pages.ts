import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { load, type Measured, summarise, type Timed } from './load.ts'

/** What the server process tells when it listens. */
interface Ready {
  base: string
  cookies: Record<string, string>
  people: string[]
}

/** A page under load, and the processor time that the server process spent on each, in milliseconds. */
export type MeasuredPage = Measured & { work: number }

/** Wraps what is sealed in a benchmark. */
export const BENCH_PLAN_KEY = Buffer.alloc(32, 7).toString('base64')

const ROUNDS = 4
const WARMING_SECONDS = 2

const pagesOf = ({ people }: Ready): [name: string, hat: string, paths: string[]][] => [
  ['floor', 'health coach', ['/ashcombe/floor']],
  ['home', 'health coach', ['/ashcombe/today']],
  ['caseload', 'link worker', ['/ashcombe/support']],
  ['person', 'health coach', people.map((id) => `/ashcombe/people/${id}`)],
  ['community search', 'health coach', ['/ashcombe/community?words=walk', '/ashcombe/community?words=craft&place=AS1', '/ashcombe/community?words=coffee']],
  ['outcomes', 'evaluator', ['/ashcombe/outcomes']],
]

/**
 * Measures each page for `seconds` on the seeded database at `url`. In rounds, every page in each, so that what else the machine
 * does meanwhile falls on all of them; and not before the server has answered each of them for some time.
 */
export async function measurePages(url: string, seconds: number): Promise<Map<string, MeasuredPage>> {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--import', 'tsx'],
    // As script/server runs it.
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      LIVEWELL_SECRET: 'a secret for the benchmark only, long enough',
      LIVEWELL_PLAN_KEYS: BENCH_PLAN_KEY,
    },
  })
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)))
  ended.catch(() => {})
  const hear = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0]
  const workDone = () => {
    const heard = hear<number>()
    child.send('work')
    return heard
  }
  try {
    const ready = await hear<Ready>()
    const pages = pagesOf(ready).map(([name, hat, paths]) => ({ name, paths, cookie: ready.cookies[hat] ?? '', rounds: [] as Timed[], work: 0 }))
    for (const { paths, cookie } of pages) await load(ready.base, paths, { cookie, seconds: WARMING_SECONDS })
    for (let round = 0; round < ROUNDS; round++) {
      for (const page of pages) {
        const before = await workDone()
        page.rounds.push(await load(ready.base, page.paths, { cookie: page.cookie, seconds: seconds / ROUNDS }))
        page.work += (await workDone()) - before
      }
    }
    return new Map(
      pages.map(({ name, rounds, work }) => {
        const measured = summarise(rounds)
        return [name, { ...measured, work: work / measured.answers }]
      }),
    )
  } finally {
    child.kill()
  }
}
