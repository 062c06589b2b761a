import { Agent, request } from 'node:http'

export interface Measured {
  /** Milliseconds within which half of the answers came. */
  p50: number
  p95: number
  perSecond: number
  answers: number
}

/**
 * Asks for pages from a server of this machine with `clients` at once for `seconds`, each client one request after the other over its own
 * kept connection. `paths` are taken in turn. Throws when an answer is not a 200: a fast fault is not a measurement.
 */
export async function load(base: string, paths: readonly string[], { clients = 16, seconds = 8, cookie = '' } = {}): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let next = 0
  const ask = (path: string) =>
    new Promise<number>((done, fail) => {
      const began = performance.now()
      request(base + path, { agent, headers: { cookie } }, (answer) => {
        answer.resume()
        answer.once('end', () => (answer.statusCode === 200 ? done(performance.now() - began) : fail(new Error(`${path} answered ${answer.statusCode}`))))
      })
        .once('error', fail)
        .end()
    })
  const until = (end: number, keep: boolean) =>
    Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() < end) {
          const time = await ask(paths[next++ % paths.length] as string)
          if (keep) times.push(time)
        }
      }),
    )
  await until(performance.now() + 1500, false)
  const began = performance.now()
  await until(began + seconds * 1000, true)
  const took = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), perSecond: times.length / took, answers: times.length }
}
