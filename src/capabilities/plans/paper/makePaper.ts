import { Worker } from 'node:worker_threads'
import type { Language } from '../../../platform/words.ts'
import type { Paper } from './paper.ts'

/** What is to be printed, as it goes to another thread. */
export type PaperToMake = Omit<Paper, 'words'> & { words: { language: Language } }

/** Whoever waits longer than this is better told. */
const LONGEST_MS = 120_000
const MEMORY_MB = 768

// A long plan takes seconds to draw, and nobody else's page waits for it: a thread of its own, and one paper at a time.
let last: Promise<unknown> = Promise.resolve()

/** Makes a paper as a PDF, after those that were asked for before. */
export function makePaper(paper: PaperToMake): Promise<Uint8Array> {
  const made = last.then(() => inAThread(paper))
  last = made.catch(() => undefined)
  return made
}

const KEPT = 48
const kept = new Map<string, Promise<Uint8Array>>()

/** Makes a paper with nothing of anybody's on it, or gives the one that was made before: anybody may ask for it, as often as they like. */
export function makeBlank(paper: PaperToMake): Promise<Uint8Array> {
  const name = JSON.stringify(paper)
  const known = kept.get(name)
  if (known) return known
  const made = makePaper(paper)
  kept.set(name, made)
  made.catch(() => kept.delete(name))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest) kept.delete(oldest)
  return made
}

function inAThread(paper: PaperToMake): Promise<Uint8Array> {
  return new Promise((give, refuse) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: paper,
      execArgv: ['--import', 'tsx'],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const tooLong = setTimeout(() => {
      refuse(new Error('A paper took too long to draw'))
      void worker.terminate()
    }, LONGEST_MS)
    worker.once('message', give)
    worker.once('error', refuse)
    worker.once('exit', (code) => {
      clearTimeout(tooLong)
      refuse(new Error(`The thread that draws paper ended with ${code}`))
    })
  })
}

/** A paper as a body that is made when it is read: after the transaction of the request. */
export function bodyOf(make: () => Promise<Uint8Array>, onProblem: (problem: unknown) => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          controller.enqueue(await make())
          controller.close()
        } catch (problem) {
          onProblem(problem)
          controller.error(problem)
        }
      },
    },
    { highWaterMark: 0 },
  )
}
