import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import zlib from 'node:zlib'
import { isOutside, numberOf, type Resolve, type Resolved, systemResolve } from './outsideAddress.ts'

/** What another server answered, read whole. */
export interface OutsideAnswer {
  status: number
  headers: IncomingMessage['headers']
  /** Where it was found in the end. */
  url: string
  body: Buffer
}

/** Why nothing could be fetched. `says` is a sentence for whoever gave the address; it may pass by itself when `isPassing`. */
export class OutsideProblem extends Error {
  override name = 'OutsideProblem'
  readonly says: string
  readonly isPassing: boolean
  constructor(says: string, isPassing = false) {
    super(says)
    this.says = says
    this.isPassing = isPassing
  }
}

export interface Limits {
  /** Bytes of one answer, unpacked. */
  mostBytes: number
  /** From asking until the last byte. */
  wholeMs: number
  /** Without a single byte. */
  silentMs: number
  mostRedirects: number
}

const LIMITS: Limits = { mostBytes: 25 * 1024 * 1024, wholeMs: 60_000, silentMs: 15_000, mostRedirects: 5 }

interface Options extends Partial<Limits> {
  /** Only for tests and for trying things out on one machine; with a name, only for that name. */
  mayReachLoopback?: boolean | string | undefined
  resolve?: Resolve
}

/** Fetches from servers that are not ours, one request at a time. */
export interface Outside {
  get: (address: string, asked?: { accept?: string; etag?: string | undefined }) => Promise<OutsideAnswer>
  /** Lets go of connections that were kept. */
  close: () => void
}

/**
 * A way to servers that are not ours, which somebody only gave us the address of. Private addresses are refused at every
 * redirect; a name is asked for once, and the connection goes to the very number that was checked, so that a name cannot stand for
 * another number a moment later. Answers are limited in size (unpacked, too) and time. Throws OutsideProblem.
 */
export function openOutside({ mayReachLoopback = false, resolve = systemResolve, ...given }: Options = {}): Outside {
  const limits: Limits = { ...LIMITS, ...given }
  // One connection to each server, kept between requests; it was checked when it was made.
  const agents = { 'http:': new http.Agent({ keepAlive: true, maxSockets: 1 }), 'https:': new https.Agent({ keepAlive: true, maxSockets: 1 }) }
  const way: Way = { agents, lookup: checkedLookup(resolve, mayReachLoopback), mayReachLoopback, limits }
  return {
    get: async (address, { accept = 'application/json', etag } = {}) => {
      const headers = {
        accept,
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Livewell (directory import)',
        ...(etag ? { 'if-none-match': etag } : {}),
      }
      const until = AbortSignal.timeout(limits.wholeMs)
      let url = checkedUrl(address, mayReachLoopback)
      for (let hops = 0; ; hops++) {
        const answer = await ask(way, url, headers, until)
        const moved = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers.location : undefined
        if (moved === undefined) return answer
        if (hops === limits.mostRedirects) throw new OutsideProblem('The address leads from one place to the next without end')
        if (!URL.canParse(moved, url)) throw new OutsideProblem('The address leads to something that is no web address')
        url = checkedUrl(new URL(moved, url).href, mayReachLoopback)
      }
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

const PRIVATE = 'This address is on a private network, which Livewell does not reach into'

interface Way {
  agents: { 'http:': http.Agent; 'https:': https.Agent }
  lookup: LookupFunction
  mayReachLoopback: boolean | string
  limits: Limits
}

function checkedUrl(address: string, mayReachLoopback: boolean | string): URL {
  if (!URL.canParse(address)) throw new OutsideProblem('This is not a web address')
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutsideProblem('Only addresses that begin with http:// or https:// can be read')
  if (url.username || url.password) throw new OutsideProblem('An address may not hold a name and a password')
  const number = numberOf(url)
  if (number && !isOutside(number, mayReachLoopback === true)) throw new OutsideProblem(PRIVATE)
  return url
}

/** Looks a name up for the connection that is being made. One private number among its answers refuses them all. */
const checkedLookup =
  (resolve: Resolve, mayReachLoopback: boolean | string): LookupFunction =>
  (name, options, done) => {
    const answer = (known: readonly Resolved[]) => {
      const [first] = known
      if (!first) return done(new OutsideProblem('Nothing is known by this name on the internet', true), '', 0)
      if (!known.every(({ address }) => isOutside(address, mayReachLoopback === true || mayReachLoopback === name)))
        return done(new OutsideProblem(PRIVATE), '', 0)
      if (options.all) return done(null, [...known])
      done(null, first.address, first.family)
    }
    resolve(name).then(answer, () => done(new OutsideProblem('Nothing is known by this name on the internet', true), '', 0))
  }

function ask({ agents, lookup, limits }: Way, url: URL, headers: RequestOptions['headers'], signal: AbortSignal): Promise<OutsideAnswer> {
  const protocol = url.protocol as 'http:' | 'https:'
  const { request } = protocol === 'https:' ? https : http
  return new Promise((give, fail) => {
    const refuse = (problem: Error) => fail(signal.aborted ? new OutsideProblem('The server took too long to answer', true) : asProblem(problem))
    const asked = request(url, { agent: agents[protocol], lookup, headers, signal, timeout: limits.silentMs, maxHeaderSize: 32 * 1024 })
    asked.once('timeout', () => asked.destroy(new OutsideProblem('The server took too long to answer', true)))
    asked.on('error', refuse)
    asked.once('response', (response) => {
      readBody(response, limits.mostBytes).then((body) => give({ status: response.statusCode ?? 0, headers: response.headers, url: url.href, body }), refuse)
    })
    asked.end()
  })
}

async function readBody(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  const unpacked = unpack(response)
  try {
    for await (const part of unpacked) {
      length += (part as Buffer).length
      if (length > mostBytes) throw new OutsideProblem(`The answer is larger than ${Math.round(mostBytes / 1024 / 1024) || 1} megabytes`)
      parts.push(part as Buffer)
    }
  } catch (problem) {
    response.destroy()
    throw problem
  }
  return Buffer.concat(parts)
}

const unpackers: Record<string, () => zlib.Gunzip | zlib.Inflate | zlib.BrotliDecompress> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
}

function unpack(response: IncomingMessage): Readable {
  const packed = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (packed === '' || packed === 'identity') return response
  const unpacker = unpackers[packed]?.()
  if (!unpacker) throw new OutsideProblem('The answer is packed in a way that cannot be read')
  response.on('error', (problem) => unpacker.destroy(problem))
  return response.pipe(unpacker)
}

/** What went wrong, in words. */
function asProblem(problem: Error): OutsideProblem {
  if (problem instanceof OutsideProblem) return problem
  const { code = '' } = problem as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return new OutsideProblem('The server does not answer', true)
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return new OutsideProblem('The server has no certificate that can be trusted')
  if (code.startsWith('HPE_')) return new OutsideProblem('The answer is not what a web server sends')
  if (code.startsWith('Z_') || code.startsWith('ERR__') || code.startsWith('ERR_BROTLI')) return new OutsideProblem('The answer could not be unpacked')
  return new OutsideProblem('The connection broke', true)
}
