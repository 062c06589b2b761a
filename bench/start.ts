import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './load.ts'

const ROOT = join(import.meta.dirname, '..')
const PORT = 41873

interface Started {
  /** Until it answered that it is ready. */
  seconds: number
  /** Megabytes that it held at most until then. */
  most: number
  /** Megabytes that it holds after it was asked for pages. */
  after: number
}

/** Starts the embedded server with its demo in a new folder, and again in the same. */
export async function measureStart(): Promise<Record<'first' | 'later', Started>> {
  const folder = mkdtempSync(join(tmpdir(), 'livewell-bench-'))
  try {
    return { first: await startOnce(folder), later: await startOnce(folder) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<Started> {
  const began = performance.now()
  const env = { ...process.env, LIVEWELL_DATA: folder, PORT: String(PORT), LIVEWELL_LOG: 'silent' }
  const child = spawn(join(ROOT, 'script/server'), { cwd: ROOT, env, stdio: 'ignore' })
  const base = `http://127.0.0.1:${PORT}`
  while (!(await isReady(base))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
    await new Promise((later) => setTimeout(later, 100))
  }
  const seconds = (performance.now() - began) / 1000
  const most = megabytes(child.pid, 'VmHWM')
  await load(base, ['/ashcombe', '/ashcombe/community'], { clients: 4, seconds: 4 })
  const after = megabytes(child.pid, 'VmRSS')
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
  return { seconds, most, after }
}

/** What Linux says of a process's memory. */
const megabytes = (pid: number | undefined, which: 'VmRSS' | 'VmHWM') =>
  Math.round(Number(new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024)

const isReady = (base: string) =>
  fetch(`${base}/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
