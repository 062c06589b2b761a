import { Agent, request } from 'node:http'

export interface Measured {
  /** Milliseconds within which half of the answers came. */
  p50: number
  p95: number
  perSecond: number
  answers: number
}

/** A page and who asks for it. */
export interface Asked {
  path: string
  cookie: string
}

/** How long each answer took, in milliseconds, and how long all of them together, in seconds. */
export interface Timed {
  times: number[]
  took: number
}

/**
 * Asks for pages from a server of this machine with `clients` at once for `seconds`, each client one request after the other over its own
 * kept connection. `paths` are taken in turn. Throws when an answer is not a 200: a fast fault is not a measurement.
 */
export async function load(base: string, paths: readonly (string | Asked)[], { clients = 16, seconds = 8, cookie = '' } = {}): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let next = 0
  const ask = (asked: string | Asked) =>
    new Promise<number>((done, fail) => {
      const { path, cookie: theirs } = typeof asked === 'string' ? { path: asked, cookie } : asked
      const began = performance.now()
      request(base + path, { agent, headers: { cookie: theirs } }, (answer) => {
        answer.resume()
        answer.once('end', () => (answer.statusCode === 200 ? done(performance.now() - began) : fail(new Error(`${path} answered ${answer.statusCode}`))))
      })
        .once('error', fail)
        .end()
    })
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) times.push(await ask(paths[next++ % paths.length] as string | Asked))
    }),
  )
  agent.destroy()
  return { times, took: (performance.now() - began) / 1000 }
}

/** What several rounds come to together. */
export function summarise(rounds: readonly Timed[]): Measured {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? Number.NaN
  const took = rounds.reduce((sum, round) => sum + round.took, 0)
  return { p50: at(0.5), p95: at(0.95), perSecond: times.length / took, answers: times.length }
}
