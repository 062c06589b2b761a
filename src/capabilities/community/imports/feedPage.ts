import { isObject } from './incoming.ts'

export interface FeedPage {
  contents: Record<string, unknown>[]
  /** How many entries it says it has in all. */
  total: number | undefined
  isLast: boolean
}

const whole = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined)

/**
 * One page of a list of a feed. It is the last when it is empty, or when the feed says so and its number of pages does not say otherwise:
 * a feed that ends too late costs a request, one that ends too early would lose entries.
 */
export function readPage(sent: unknown, page: number): FeedPage | undefined {
  if (Array.isArray(sent)) return { contents: sent.filter(isObject), total: undefined, isLast: true }
  if (!isObject(sent) || !Array.isArray(sent['contents'])) return undefined
  const contents = sent['contents'].filter(isObject)
  const pages = whole(sent['total_pages'])
  const saysLast = sent['last_page'] === true
  const countsAsLast = pages === undefined || page >= pages
  const isLast = contents.length === 0 || (typeof sent['last_page'] === 'boolean' ? saysLast && countsAsLast : pages !== undefined && countsAsLast)
  return { contents, total: whole(sent['total_items']), isLast }
}

/** JSON out of bytes, by what they begin with and what their server says of them; words for what is wrong with them. */
export function readJson(body: Buffer, contentType = ''): { json: unknown } | { wrong: string } {
  if (/text\/html|application\/xhtml/i.test(contentType)) return { wrong: 'The answer is a web page, not a feed' }
  if (/^(image|video|audio|font)\/|pdf|zip|octet-stream/i.test(contentType)) return { wrong: `The answer is “${contentType.slice(0, 60)}”, not a feed` }
  const text = decode(body, contentType)
  if (text === undefined) return { wrong: 'The answer is not written in UTF-8, as a feed has to be' }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { wrong: 'The answer is not JSON' }
  }
}

function decode(body: Buffer, contentType: string): string | undefined {
  const [, said] = /charset="?([\w-]+)/i.exec(contentType) ?? []
  const label = body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : (said ?? 'utf-8')
  try {
    return new TextDecoder(label, { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

/** How many seconds a server asks us to wait, from `Retry-After`: seconds, or a date. At least one, at most an hour. */
export function secondsToWait(header: string | undefined, now: Date, usual = 60): number {
  const asked = header === undefined ? Number.NaN : /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000
  return Math.min(3600, Math.max(1, Number.isFinite(asked) ? Math.ceil(asked) : usual))
}
