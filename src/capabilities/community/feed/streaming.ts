import type pg from 'pg'
import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'

/** Reads as nobody, as a role that has a right to published tables and to nothing else. The only way the feed reads anything. */
export const asFeed = <T>(pool: pg.Pool, partnershipId: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
  narrowed(pool, { partnershipId }, work, 'livewell_feed')

const LETTERS_AT_ONCE = 32_768

/**
 * Pieces of text as a body, made only as fast as they are read, so that a slow reader costs no memory, and one who asks for the head
 * alone no query. When something goes wrong half-way the connection breaks: nobody takes half a directory for the whole.
 */
export function streamOf(pieces: AsyncGenerator<string>, onProblem: (problem: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          let text = ''
          let isDone = false
          while (!isDone && text.length < LETTERS_AT_ONCE) {
            const next = await pieces.next()
            isDone = next.done === true
            if (!next.done) text += next.value
          }
          if (text) controller.enqueue(encoder.encode(text))
          if (isDone) controller.close()
        } catch (problem) {
          onProblem(problem)
          controller.error(problem)
        }
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** All of it as one text. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
