import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What every benchmark's server is started with. */
export const BENCH_SECRET = 'a secret for the benchmark only, long enough'
/** Wraps what is sealed in a benchmark. */
export const BENCH_PLAN_KEY = Buffer.alloc(32, 7).toString('base64')

/** What the server process tells when it listens. */
export interface Ready {
  base: string
  cookies: Record<string, string>
  people: string[]
}

export interface Server {
  child: ChildProcess
  ready: Ready
  /** The next message of the process. Throws when it ends instead. */
  hear: <T>() => Promise<T>
}

/** The product on the database at `url`, in a process of its own, as script/server runs it. Throws when it ends. */
export async function startServer(url: string, environment: Record<string, string> = {}): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, LIVEWELL_SECRET: BENCH_SECRET, LIVEWELL_PLAN_KEYS: BENCH_PLAN_KEY, ...environment },
  })
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)))
  ended.catch(() => {})
  const hear = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0]
  return { child, ready: await hear<Ready>(), hear }
}
