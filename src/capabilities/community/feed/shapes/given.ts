import { v5 } from 'uuid'
import { z } from 'zod'
import { webAddress } from '../../entry.ts'

/** A text that says something; nothing when it is empty. An optional field without a value is left out of the feed. */
export const given = (text: string | null): string | undefined => text?.trim() || undefined

/** A list with something in it. */
export const some = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined)

/** An address of an e-mail when it is one: the standard holds readers to its form. */
export const asEmail = (text: string): string | undefined => (z.email().safeParse(text.trim()).success ? text.trim() : undefined)

/** An address of the web as RFC 3986 has it, which is stricter than a browser; nothing when it is none. */
export function asUri(text: string): string | undefined {
  const href = text.trim() ? webAddress(text.trim()) : undefined
  return href?.replaceAll(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]|[[\]]/g, encodeURIComponent).replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
}

const OURS = 'f5b3c1de-5a1e-5b0e-9c7a-2f6f0c6c1a50'

/** An id for what has none of its own here (a language of a service, its address): the same each time it is asked for. */
export const idOf = (...parts: string[]): string => v5(parts.join(' '), OURS)
