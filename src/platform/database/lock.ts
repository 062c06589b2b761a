import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SettingProblem } from '../settings.ts'

// A socket path may be about a hundred characters long, and a data folder may lie deeper than that.
const LONGEST_SOCKET_PATH = 100

/** Where the server of a data folder listens, so that a second one finds it. */
export function lockPath(dataFolder: string): string {
  const beside = join(dataFolder, 'lock.sock')
  if (beside.length <= LONGEST_SOCKET_PATH) return beside
  return join(tmpdir(), `livewell-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 24)}.sock`)
}

export interface Lock {
  /** Lets another server have the folder. */
  release: () => Promise<void>
}

/**
 * Takes the data folder for this process. The embedded database would let a second server in and lose data, so that one
 * is refused with SettingProblem. A socket, and not a file: the operating system ends it with the process, also on kill -9.
 */
export async function takeLock(dataFolder: string): Promise<Lock> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const path = lockPath(dataFolder)
  if (await somebodyListens(path)) {
    throw new SettingProblem(`LIVEWELL_DATA ${dataFolder} is in use by another Livewell server. Stop that one first, or give this one another folder`)
  }
  rmSync(path, { force: true })
  const server = await listen(path, dataFolder)
  return { release: () => new Promise((done) => server.close(() => done())) }
}

const somebodyListens = (path: string) =>
  new Promise<boolean>((answer) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', () => answer(false))
  })

const listen = (path: string, dataFolder: string) =>
  new Promise<Server>((ready, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (problem: NodeJS.ErrnoException) =>
      fail(problem.code === 'EADDRINUSE' ? new SettingProblem(`LIVEWELL_DATA ${dataFolder} is in use by another Livewell server`) : problem),
    )
    server.listen(path, () => {
      server.unref()
      ready(server)
    })
  })
