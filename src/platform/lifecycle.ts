import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import type { Settings } from './settings.ts'

/** What the server is doing with its life: `starting` while the database is brought up to date, `stopping` once it was told to. */
export type Phase = 'starting' | 'serving' | 'stopping'

/** How the server stands just now, as requests and jobs ask it. */
export interface Lifecycle {
  phase: Phase
  /** Whether there is room on the disk for something new. Reading needs none. */
  hasRoom: () => Promise<boolean>
}

/** A lifecycle at its beginning. */
export const beginLifecycle = (settings: Pick<Settings, 'databaseUrl' | 'dataFolder' | 'spareBytes'>): Lifecycle => ({
  phase: 'starting',
  // A server of PostgreSQL says by itself when its disk is full, and goes on. The embedded database would hang.
  hasRoom: settings.databaseUrl ? async () => true : watchRoom(() => freeBytes(settings.dataFolder), settings.spareBytes),
})

const LOOK_EVERY_MS = 2_000

/**
 * Answers whether more than `spareBytes` are free, and looks at most every two seconds: a flood of requests writes far less than
 * what is spared in that time. When the disk cannot be asked there is room: it is then not known to be full.
 */
export function watchRoom(free: () => Promise<number>, spareBytes: number, now: () => number = Date.now): () => Promise<boolean> {
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<boolean> | undefined
  let answer = true
  const look = async () => {
    answer = await free().then(
      (bytes) => bytes >= spareBytes,
      () => true,
    )
    lookedAt = now()
    looking = undefined
    return answer
  }
  return async () => {
    if (now() - lookedAt < LOOK_EVERY_MS) return answer
    looking ??= look()
    return looking
  }
}

const freeBytes = async (folder: string) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const LONGEST_ANSWER_MS = 3_000

/** Asks the database for a sign of life, once at a time however often it is asked, and gives up after three seconds. */
export function watchDatabase(pool: pg.Pool): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  const ask = async () => {
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<boolean>((give) => {
      timer = setTimeout(() => give(false), LONGEST_ANSWER_MS)
    })
    const answer = pool.query('select 1').then(
      () => true,
      () => false,
    )
    try {
      return await Promise.race([answer, tooLate])
    } finally {
      clearTimeout(timer)
      asking = undefined
    }
  }
  return () => {
    asking ??= ask()
    return asking
  }
}
