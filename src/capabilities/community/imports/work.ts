import { setTimeout as wait } from 'node:timers/promises'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { type Outside, OutsideProblem, openOutside } from '../../../platform/fetchOutside.ts'
import type { House } from '../../../platform/http/env.ts'
import { compareSome } from './changes/compare.ts'
import { compareTerms } from './changes/compareTerms.ts'
import { countWhatWould, findGone } from './changes/countWhatWould.ts'
import { FeedProblem, findNextAsk, keepAnswer } from './changes/readFeed.ts'
import { forget, switchIn } from './changes/switchIn.ts'
import { DoneElsewhere, keepProgress, type Where, type Working, working } from './changes/working.ts'
import { type DirectoryImport, isOrdinary } from './directory.ts'
import { secondsToWait } from './feedPage.ts'

export interface Pace {
  /** For how long to work before somebody else gets their turn. */
  forMs: number
  /** Between two requests to the same feed. */
  pauseMs: number
  perPage: number
}

const GENTLE: Pace = { forMs: 20_000, pauseMs: 250, perPage: 100 }

/** A feed that cannot be reached is tried this often, each time after twice as long. */
const MOST_TRIES = 8

type Went = 'on' | 'paused' | 'over'
type Office = Pick<House, 'database' | 'clock' | 'settings' | 'log'>

/** Imports that have something to do now, wherever they are. */
export const listUnderWay = ({ database, clock }: Pick<House, 'database' | 'clock'>) =>
  narrowed(
    database.pool,
    {},
    (tx) =>
      tx
        .selectFrom('directoryImport')
        .select(['partnershipId', 'id'])
        .where('state', 'in', ['reading', 'comparing', 'switching'])
        .where('goOnAt', '<=', clock())
        .orderBy('goOnAt')
        .limit(20)
        .execute(),
    'livewell_background',
  )

/**
 * Goes on with an import where it was broken off, for a while: reads a page, compares some rows, or switches it in. Every piece is kept
 * in one transaction with where to go on, so that nothing is lost or done twice when the server is killed.
 */
export async function goOnWith(house: Office, where: Where, importId: string, pace: Partial<Pace> = {}): Promise<void> {
  const { forMs, ...rest } = { ...GENTLE, ...pace }
  const outside = openOutside({ mayReachLoopback: house.settings.mayReachLoopback })
  const until = performance.now() + forMs
  try {
    let went: Went
    do went = await doPiece(house, where, importId, outside, rest)
    while (went === 'on' && performance.now() < until)
  } catch (problem) {
    if (!(problem instanceof DoneElsewhere)) throw problem
  } finally {
    outside.close()
  }
}

async function doPiece(house: Office, where: Where, importId: string, outside: Outside, pace: Omit<Pace, 'forMs'>): Promise<Went> {
  const next = await working(house, where, importId, async (piece, of) => {
    if (of.goOnAt > piece.now) return 'paused' as const
    if (of.state === 'comparing') return comparePiece(piece, of)
    if (of.state === 'switching') {
      await switchIn(piece, of)
      return 'over' as const
    }
    if (of.state !== 'reading') return 'over' as const
    const ask = await findNextAsk(piece, of, pace.perPage)
    if (ask) return { ask, of, base: piece.source.address }
    await keepProgress(piece, of, { step: 'done', state: 'comparing', position: 0 })
    return 'on' as const
  })
  if (next === undefined) return 'over'
  if (typeof next === 'string') return next
  return readPiece(house, where, next, outside, pace)
}

type Next = { ask: NonNullable<Awaited<ReturnType<typeof findNextAsk>>>; of: DirectoryImport; base: string }

/** Asks outside every transaction, because the answer may take its time; then keeps it in one. */
async function readPiece(house: Office, where: Where, { ask, of, base }: Next, outside: Outside, { pauseMs }: Omit<Pace, 'forMs'>): Promise<Went> {
  try {
    const answer = await outside.get(`${base}${ask.path}`, { etag: ask.etag })
    if (answer.status === 429 || answer.status === 503 || answer.status === 502 || answer.status === 504) {
      return await pause(
        house,
        where,
        of,
        `The feed answered ${answer.status}`,
        secondsToWait(answer.headers['retry-after'], house.clock(), 30 * 2 ** of.tries),
      )
    }
    await working(house, where, of.id, (piece, now) => {
      if (now.round !== of.round) throw new DoneElsewhere()
      return keepAnswer(piece, now, ask, answer)
    })
    await wait(pauseMs)
    return 'on'
  } catch (problem) {
    if (problem instanceof OutsideProblem && problem.isPassing) return pause(house, where, of, problem.says, 30 * 2 ** of.tries)
    if (problem instanceof OutsideProblem) return end(house, where, of, problem.says)
    if (problem instanceof FeedProblem) return end(house, where, of, problem.message)
    throw problem
  }
}

async function pause(house: Office, where: Where, of: DirectoryImport, because: string, seconds: number): Promise<Went> {
  if (of.tries + 1 >= MOST_TRIES) return end(house, where, of, `${because}, ${MOST_TRIES} times`)
  await working(house, where, of.id, (piece, now) =>
    keepProgress(piece, now, { tries: now.tries + 1, problem: because, goOnAt: new Date(piece.now.getTime() + seconds * 1000) }),
  )
  return 'paused'
}

/** Gives an import up: nothing of it was used. */
async function end(house: Office, where: Where, of: DirectoryImport, because: string): Promise<Went> {
  await working(house, where, of.id, async (piece, now) => {
    await keepProgress(piece, now, { state: 'failed', problem: because, endedAt: piece.now })
    await forget(piece, now)
  })
  return 'over'
}

async function comparePiece(piece: Working, of: DirectoryImport): Promise<Went> {
  if (of.position === 0) await compareTerms(piece, of)
  const position = await compareSome(piece, of)
  if (position !== undefined) {
    await keepProgress(piece, of, { position })
    return 'on'
  }
  await findGone(piece, of)
  const counts = await countWhatWould(piece, of)
  const goesOn = of.byItself && of.isWhole && isOrdinary(counts)
  await keepProgress(piece, of, { state: goesOn ? 'switching' : 'ready', counts, problem: null })
  return goesOn ? 'on' : 'over'
}
