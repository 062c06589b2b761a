import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './load.ts'

const ROOT = join(import.meta.dirname, '..')
const PORT = 41873

/** Seconds until the embedded server with its demo answers that it is ready, the first time and later; its memory after some pages. */
export async function measureStart(): Promise<{ firstStart: number; laterStart: number; megabytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'livewell-bench-'))
  try {
    const first = await startOnce(folder)
    const later = await startOnce(folder)
    return { firstStart: first.seconds, laterStart: later.seconds, megabytes: later.megabytes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string) {
  const began = performance.now()
  const env = { ...process.env, LIVEWELL_DATA: folder, PORT: String(PORT), LIVEWELL_LOG: 'silent' }
  const child = spawn(join(ROOT, 'script/server'), { cwd: ROOT, env, stdio: 'ignore' })
  const base = `http://127.0.0.1:${PORT}`
  while (!(await isReady(base))) await new Promise((later) => setTimeout(later, 100))
  const seconds = (performance.now() - began) / 1000
  await load(base, ['/ashcombe', '/ashcombe/community'], { clients: 4, seconds: 4 })
  const megabytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024)
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
  return { seconds, megabytes }
}

const isReady = (base: string) =>
  fetch(`${base}/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
