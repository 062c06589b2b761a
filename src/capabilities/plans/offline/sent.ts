import { isId } from '../../../platform/ids.ts'

/** The most pages that one device sends at once, and the most bytes of pages that one answer gives. */
export const MOST_SENT = 400
export const MOST_ANSWERED = 8_000_000

/** A page as a device sends it. */
export interface SentPage {
  id: string
  kind: string
  /** What the device has of it: a state vector. */
  vector: Uint8Array
  /** What the device has and was never told that we have. */
  update: Uint8Array | undefined
  /** The version it was last told; none for a page that was begun on the device. */
  version: number | undefined
}

export interface Sent {
  /** Whose plan the device keeps; nobody’s yet when it asks for the first time. */
  owner: string | undefined
  pages: readonly SentPage[]
}

/** A page as the device is answered. */
export interface AnsweredPage {
  id: string
  kind: string
  version: number
  isRemoved: boolean
  /** What the device lacks, in base64. */
  update?: string
  /** Why what the device sent was not taken in, in words for its owner. */
  refused?: string
  /** It was deleted for good: the device forgets it. */
  isGone?: true
}

export interface Answered {
  owner: string
  pages: readonly AnsweredPage[]
  /** There is more than one answer holds: ask again. */
  hasMore: boolean
}

/** Reads what a device sent; undefined when it is not of the shape that devices send. */
export function readSent(text: string): Sent | undefined {
  const body = jsonOf(text)
  if (!isRecord(body)) return undefined
  const { owner, pages } = body
  if (owner !== undefined && !(typeof owner === 'string' && isId(owner))) return undefined
  if (!Array.isArray(pages) || pages.length > MOST_SENT) return undefined
  const read = pages.map(readPage)
  return read.every((page) => page !== undefined) ? { owner, pages: read } : undefined
}

function readPage(page: unknown): SentPage | undefined {
  if (!isRecord(page)) return undefined
  const { id, kind, vector, update, version } = page
  if (typeof id !== 'string' || !isId(id) || typeof kind !== 'string' || kind.length > 40) return undefined
  if (typeof vector !== 'string' || !(update === undefined || typeof update === 'string')) return undefined
  if (!(version === undefined || (Number.isSafeInteger(version) && (version as number) >= 0))) return undefined
  return {
    // The database writes ids in small letters.
    id: id.toLowerCase(),
    kind,
    vector: Buffer.from(vector, 'base64'),
    update: update === undefined ? undefined : Buffer.from(update, 'base64'),
    version: version as number | undefined,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
