import { type Asked, load, type Measured, summarise, type Timed } from './load.ts'
import { type Ready, type Server, startServer } from './startServer.ts'

/** A page under load, and the processor time that the server process spent on each, in milliseconds. */
export type MeasuredPage = Measured & { work: number }

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

/** What is asked for, and by whom unless a path says so itself. */
export interface PageToMeasure {
  name: string
  paths: readonly (string | Asked)[]
  cookie?: string
}

/** Measures each page for `seconds` on the seeded database at `url`. */
export async function measurePages(url: string, seconds: number): Promise<Map<string, MeasuredPage>> {
  const server = await startServer(url)
  try {
    const pages = pagesOf(server.ready).map(([name, hat, paths]) => ({ name, paths, cookie: server.ready.cookies[hat] ?? '' }))
    return await measureTogether(server, pages, seconds)
  } finally {
    server.child.kill()
  }
}

/** Measures pages of one server. */
export async function measureTogether(server: Server, pages: readonly PageToMeasure[], seconds: number): Promise<Map<string, MeasuredPage>> {
  const [measured] = await measureByTurns([{ server, pages }], seconds)
  return measured as Map<string, MeasuredPage>
}

/**
 * Measures pages in rounds, every page of every server in each, so that what else the machine does meanwhile falls on all of them; and
 * not before the server has answered each of them for some time.
 */
export async function measureByTurns(
  all: readonly { server: Server; pages: readonly PageToMeasure[] }[],
  seconds: number,
): Promise<Map<string, MeasuredPage>[]> {
  const measuring = all.map(({ server, pages }) => pages.map(({ cookie = '', ...page }) => ({ ...page, server, cookie, rounds: [] as Timed[], work: 0 })))
  for (const { server, paths, cookie } of measuring.flat()) await load(server.ready.base, paths, { cookie, seconds: WARMING_SECONDS })
  for (let round = 0; round < ROUNDS; round++) {
    for (const page of measuring.flat()) {
      const before = await workDone(page.server)
      page.rounds.push(await load(page.server.ready.base, page.paths, { cookie: page.cookie, seconds: seconds / ROUNDS }))
      page.work += (await workDone(page.server)) - before
    }
  }
  return measuring.map(
    (pages) =>
      new Map(
        pages.map(({ name, rounds, work }) => {
          const measured = summarise(rounds)
          return [name, { ...measured, work: work / measured.answers }]
        }),
      ),
  )
}

/** How many milliseconds of processor time a server has used. */
function workDone({ child, hear }: Server): Promise<number> {
  const heard = hear<number>()
  child.send('work')
  return heard
}
