import { execFile } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { atTheEnd } from './atTheEnd.ts'
import { freePort } from './serverProcess.ts'

const run = promisify(execFile)

/** A PostgreSQL server of a test's own, that it may stop and start. */
export interface Cluster {
  url: string
  start: () => Promise<void>
  /** Ends it as a crash would. */
  stop: () => Promise<void>
}

/** Where PostgreSQL's programs are, when they are on this machine. */
export async function postgresPrograms(): Promise<string | undefined> {
  const versions = (await readdir('/usr/lib/postgresql').catch(() => [])).sort((a, b) => Number(a) - Number(b))
  const newest = versions.at(-1)
  return newest && join('/usr/lib/postgresql', newest, 'bin')
}

/** Makes a PostgreSQL server in a temporary folder and starts it. It is taken away when the test file is done. */
export async function aCluster(): Promise<Cluster> {
  const programs = await postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'livewell-cluster-'))
  const identity = await unprivileged()
  if (identity) await chown(folder, identity.uid, identity.gid)
  const options = { cwd: folder, ...identity }
  const data = join(folder, 'data')
  const port = await freePort()
  const control = (...given: string[]) => run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-s', ...given], options)
  const stop = async () => void (await control('-m', 'immediate', 'stop').catch(() => {}))

  await run(join(programs, 'initdb'), ['-D', data, '-U', 'livewell', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'], options)
  const start = async () => {
    await control('-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`, 'start')
  }
  await start()
  atTheEnd(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })
  return { url: `postgres://livewell@127.0.0.1:${port}/postgres`, start, stop }
}

// PostgreSQL refuses to run as root.
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const found = await run('id', ['-u', name]).catch(() => undefined)
    if (found) return { uid: Number(found.stdout), gid: Number((await run('id', ['-g', name])).stdout) }
  }
  throw new Error('There is no account that PostgreSQL could run as')
}
