import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { makeApp } from './app.tsx'
import { capabilities } from './capabilities.ts'
import { makeAccounts } from './platform/accounts.ts'
import { type Day, dayIn, systemClock } from './platform/clock.ts'
import { isDatabaseAway } from './platform/database/away.ts'
import { sendBackup } from './platform/database/backup.ts'
import { bringUpToDate } from './platform/database/bringUpToDate.ts'
import { type Database, openDatabase } from './platform/database/open.ts'
import { listDemoAccounts, loadWhenNew, refuseBesideOthers } from './platform/demo.ts'
import type { DemoAccount, House } from './platform/http/env.ts'
import { type Jobs, startJobs } from './platform/jobs.ts'
import { beginLifecycle, type Lifecycle } from './platform/lifecycle.ts'
import { makeLog } from './platform/log.ts'
import { openPost } from './platform/post/openPost.ts'
import type { Keyring } from './platform/sealing.ts'
import { readSettings, SettingProblem, type Settings } from './platform/settings.ts'

/** Fills a new database with the demo partnership. Given from outside: the product does not know its demo. */
export type LoadDemo = (database: Database, options: { today: Day; keyring: Keyring; onProgress: (done: string) => void }) => Promise<void>

export interface Running {
  url: string
  /** Accounts that one can sign in to the demo with; none when it is off. */
  demoAccounts: readonly DemoAccount[]
  /** Answers what was asked already, then lets go of everything. */
  stop: () => Promise<void>
}

type Say = (line: string) => void

/**
 * Starts the server: settings are read; the database is opened behind its lock, brought up to date and, when it is new and the
 * demo is on, filled. It listens from before that, so that whoever watches it hears that it is starting. Throws SettingProblem.
 */
export async function start(settings: Settings, { loadDemo, say = console.log }: { loadDemo?: LoadDemo | undefined; say?: Say } = {}): Promise<Running> {
  const database = await openDatabase(settings)
  const lifecycle = beginLifecycle(settings)
  let server: Server | undefined
  let jobs: Jobs | undefined
  const stop = async () => {
    lifecycle.phase = 'stopping'
    if (server) await drain(server, settings.drainSeconds)
    await jobs?.stop()
    await database.close()
  }
  try {
    let answer: Answer = () => new Response(null, { status: 503 })
    server = await listen(settings, lifecycle, (request, bindings) => answer(request, bindings))
    const house = makeHouse(settings, database, lifecycle)
    answer = makeApp(house).fetch
    await untilReachable(house, () => bringUpToDate(settings, database))
    for (const { atStart } of capabilities) await atStart?.(house)
    if (settings.demo) {
      await refuseBesideOthers(database)
      if (loadDemo)
        await loadWhenNew(database, say, (onProgress) =>
          loadDemo(database, { today: dayIn('Europe/London', house.clock()), keyring: settings.keyring, onProgress }),
        )
      house.demoAccounts = await listDemoAccounts(database)
    }
    jobs = await untilReachable(house, () => startJobs(house, openPost(settings)))
    database.lock?.onAsked((socket, asked) =>
      asked === 'backup' ? sendBackup(database.pool, socket) : asked === 'backup plan keys' ? sendBackup(database.pool, socket, 'plan keys') : socket.destroy(),
    )
    lifecycle.phase = 'serving'
    return { url: settings.url, demoAccounts: house.demoAccounts ?? [], stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

const makeHouse = (settings: Settings, database: Database, lifecycle: Lifecycle): House => ({
  settings,
  database,
  accounts: makeAccounts(database.accountsPool, settings),
  clock: systemClock,
  log: makeLog(),
  capabilities,
  lifecycle,
})

type Answer = ReturnType<typeof makeApp>['fetch']

/** Listens, and gives the settings their address when the port was left to the machine to choose. */
async function listen(settings: Settings, lifecycle: Lifecycle, fetch: Answer): Promise<Server> {
  const server = createAdaptorServer({ fetch: fetch as never }) as Server
  server.prependListener('request', (_request, response) => {
    if (lifecycle.phase === 'stopping') response.setHeader('connection', 'close')
  })
  await new Promise<void>((ready, fail) => {
    server.once('error', (problem: NodeJS.ErrnoException) => fail(cannotListen(problem, settings)))
    server.listen(settings.port, settings.host, ready)
  })
  const { port } = server.address() as AddressInfo
  if (settings.port === 0) settings.url = settings.url.replace(/:0$/, `:${port}`)
  return server
}

function cannotListen(problem: NodeJS.ErrnoException, { port, host }: Settings): Error {
  if (problem.code === 'EADDRINUSE') return new SettingProblem(`PORT ${port} is in use by another program. Stop that one, or set PORT to another number`)
  if (problem.code === 'EACCES') return new SettingProblem(`PORT ${port} may not be used by this account. Set PORT to a number above 1023`)
  if (problem.code === 'EADDRNOTAVAIL' || problem.code === 'ENOTFOUND') return new SettingProblem(`HOST ${host} is not an address of this machine`)
  return problem
}

const TRY_AGAIN_MS = 2_000

/** A database server that is away may come back, and so we wait for it; one that refuses us will not change its mind. */
async function untilReachable<T>({ database, log }: House, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (problem) {
      const { code } = problem as { code?: string }
      if (code === '28P01' || code === '28000') {
        throw new SettingProblem('PostgreSQL refused the role or the password of DATABASE_URL or DATABASE_OWNER_URL')
      }
      if (code === '3D000') throw new SettingProblem('DATABASE_URL names a database that does not exist. Make it first')
      if (database.engine === 'embedded' || !isDatabaseAway(problem as Error)) throw problem
      if (tries % 30 === 0) log.warn({ code }, 'database away: trying again')
      await wait(TRY_AGAIN_MS)
    }
  }
}

const LONGEST_REQUEST_MS = 10_000

/** Goes on answering for as long as the settings say, then takes no more, lets what runs finish, and ends what takes too long. */
async function drain(server: Server, seconds: number) {
  if (seconds > 0) await wait(seconds * 1000)
  const closed = new Promise<void>((done) => server.close(() => done()))
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const limit = setTimeout(() => server.closeAllConnections(), LONGEST_REQUEST_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(limit)
}

/** The whole process: starts, says where, stops when it is told to. One line and exit 1 when it cannot start. */
export async function run(environment: NodeJS.ProcessEnv, loadDemo?: LoadDemo) {
  let running: Running | undefined
  let isEnding = false
  const end = async (code: number) => {
    if (isEnding) return
    isEnding = true
    await running?.stop().catch((problem) => makeLog().error(withoutWords(problem), 'could not stop in order'))
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Asked a second time, whoever asks does not want to wait.
    process.on(signal, () => (isEnding ? process.exit(130) : void end(0)))
  }
  try {
    const settings = readSettings(environment)
    hearBugs(() => end(1))
    running = await start(settings, { loadDemo })
    console.log(greeting(running))
  } catch (problem) {
    console.error(problem instanceof SettingProblem ? `Livewell cannot start: ${problem.message}.` : problem)
    process.exit(1)
  }
}

/** A bug that no request threw is logged; one that nobody could catch has left things in an unknown state, and ends the process in order. */
function hearBugs(end: () => Promise<void>) {
  const log = makeLog()
  process.on('unhandledRejection', (problem) => log.error(withoutWords(problem), 'bug outside a request'))
  process.on('uncaughtException', (problem) => {
    log.fatal(withoutWords(problem), 'bug outside a request')
    void end()
  })
}

function greeting({ url, demoAccounts }: Running) {
  const demo = [`The demo is on. Sign in at ${url}/sign-in with the password ${demoAccounts[0]?.password} as`, ...demoAccounts.map(({ email }) => `  ${email}`)]
  return ['', `Livewell is at ${url}`, ...(demoAccounts.length > 0 ? demo : []), 'Stop it with Ctrl-C.'].join('\n')
}

/** What of a problem the log may keep: its message could quote a row. */
function withoutWords(problem: unknown) {
  const { code, name, stack } = problem as { code?: string; name?: string; stack?: string }
  return { code, name, at: (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) }
}
