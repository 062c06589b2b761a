import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atTheEnd } from './atTheEnd.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A whole server of Livewell in a process of its own, as script/server runs it. */
export interface ServerProcess {
  url: string
  process: ChildProcess
  /** What it has said so far, on both of its outputs. */
  output: () => string
  /** Resolves when `/ready` says so. Throws what the process said when it ended instead. */
  untilReady: () => Promise<void>
  /** Sends a signal and waits for the end. Answers the exit code. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>
  /** Resolves when it has ended by itself. */
  ended: Promise<number | null>
}

/** Starts a server on a free port. The demo is off, and it logs nothing, unless `environment` says otherwise. */
export async function startServer(environment: Record<string, string> = {}): Promise<ServerProcess> {
  const port = environment['PORT'] ?? String(await freePort())
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...ours } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'livewell.ts'], {
    cwd: ROOT,
    env: { ...ours, LIVEWELL_LOG: 'silent', LIVEWELL_DEMO: 'off', HOST: '127.0.0.1', PORT: port, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', (piece) => (said += piece))
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    process: child,
    output: () => said,
    ended,
    untilReady: async () => {
      while (running.has(child)) {
        const answer = await fetch(`${url}/ready`).catch(() => undefined)
        if (answer?.ok) return
        await wait(25)
      }
      throw new Error(`The server ended: ${said}`)
    },
    end: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

const running = new Set<ChildProcess>()
atTheEnd(() => {
  for (const child of running) child.kill('SIGKILL')
})

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** A folder that goes when the test file is done. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'livewell-test-'))
  atTheEnd(() => rm(folder, { recursive: true, force: true }))
  return folder
}
