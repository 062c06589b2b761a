import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SettingProblem } from '../settings.ts'

// A socket path may be about a hundred characters long, and a data folder may lie deeper than that.
const LONGEST_SOCKET_PATH = 100
// Looking and taking is done in far less; a file older than this was left by a process that was killed in between.
const LONGEST_TAKING_MS = 10_000

/** Where the server of a data folder listens, so that a second one finds it. */
export function lockPath(dataFolder: string): string {
  const beside = join(dataFolder, 'lock.sock')
  if (beside.length <= LONGEST_SOCKET_PATH) return beside
  return join(tmpdir(), `livewell-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 24)}.sock`)
}

/** Answers one line that another process of this machine asked, and ends the socket. */
export type Answer = (socket: Socket, asked: string) => void

export interface Lock {
  /** Says who answers what other processes ask of the server that has the folder. Until then nobody does. */
  onAsked: (answer: Answer) => void
  /** Lets another server have the folder. */
  release: () => Promise<void>
}

/** The folder belongs to a server that runs. */
export class FolderInUse extends SettingProblem {
  constructor(dataFolder: string) {
    super(`LIVEWELL_DATA ${dataFolder} is in use by another Livewell server. Stop that one first, or give this one another folder`)
  }
}

/**
 * Takes the data folder for this process. The embedded database would let a second server in and lose data, so that one
 * is refused with FolderInUse. A socket, and not a file: the operating system ends it with the process, also on kill -9.
 */
export async function takeLock(dataFolder: string): Promise<Lock> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const path = lockPath(dataFolder)
  return alone(`${path}.taking`, async () => {
    const socket = await reachServer(dataFolder)
    if (socket) {
      socket.destroy()
      throw new FolderInUse(dataFolder)
    }
    rmSync(path, { force: true })
    return listen(path)
  })
}

/** A connection to the server that has the folder, or nothing when no server runs there. */
export const reachServer = (dataFolder: string) =>
  new Promise<Socket | undefined>((answer) => {
    const socket = connect(lockPath(dataFolder))
    socket.once('connect', () => answer(socket))
    socket.once('error', () => answer(undefined))
  })

// Two that start at the same moment would each find nobody, and the second would remove the socket of the first.
async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      writeFileSync(path, '', { flag: 'wx', mode: 0o600 })
      break
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs
      if (since !== undefined && Date.now() - since > LONGEST_TAKING_MS) rmSync(path, { force: true })
      else await wait(50)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

const LONGEST_QUESTION = 100

const listen = (path: string) =>
  new Promise<Lock>((ready, fail) => {
    let answer: Answer = (socket) => socket.end('problem: Livewell is starting. Try again in a minute\n')
    const server: Server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.setEncoding('utf8')
      let asked = ''
      const hear = (piece: string) => {
        asked += piece
        if (!asked.includes('\n') && asked.length < LONGEST_QUESTION) return
        socket.off('data', hear)
        answer(socket, asked.split('\n')[0] ?? '')
      }
      socket.on('data', hear)
    })
    server.once('error', fail)
    server.listen(path, () => {
      chmodSync(path, 0o600)
      server.unref()
      ready({
        onAsked: (given) => {
          answer = given
        },
        release: () => new Promise((done) => server.close(() => done())),
      })
    })
  })
