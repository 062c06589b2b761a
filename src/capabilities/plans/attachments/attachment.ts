import type { Attached } from '../book/document.ts'

export type AttachedKind = Attached['what']

/** The most that one page has at once, and the most bytes that one plan keeps, with what was taken out. */
export const MOST_ON_PAGE = 8
export const MOST_IN_PLAN = 40 * 1024 * 1024

/** The most bytes that are sent as one: what most phones make of a picture, and some minutes of speech. */
export const MOST_SENT: Record<AttachedKind, number> = { picture: 10 * 1024 * 1024, sound: 4 * 1024 * 1024 }

/** What a file is that was sent: as we keep it, or why we do not, as an English key. */
export type Cleaned = { bytes: Buffer } | { problem: string }

/** Whether bytes have these at a place. */
export const has = (bytes: Uint8Array, letters: string, at = 0) => Buffer.from(bytes.subarray(at, at + letters.length)).toString('latin1') === letters

const TYPES = [
  { type: 'image/jpeg', ending: 'jpg', is: (bytes: Uint8Array) => has(bytes, '\xff\xd8\xff') },
  { type: 'audio/ogg', ending: 'ogg', is: (bytes: Uint8Array) => has(bytes, 'OggS') },
  { type: 'audio/wav', ending: 'wav', is: (bytes: Uint8Array) => has(bytes, 'RIFF') },
  { type: 'audio/mp4', ending: 'm4a', is: (bytes: Uint8Array) => has(bytes, 'ftyp', 4) },
  { type: 'audio/aac', ending: 'aac', is: ([first, second]: Uint8Array) => first === 0xff && ((second as number) & 0xf6) === 0xf0 },
  { type: 'audio/mpeg', ending: 'mp3', is: ([first, second]: Uint8Array) => first === 0xff && ((second as number) & 0xe6) === 0xe2 },
] as const

/** What a file of ours is, told from its bytes alone: one of the few types we keep, whatever it was called when it was sent. */
export function typeOf(bytes: Uint8Array): { type: string; ending: string } {
  const known = TYPES.find(({ is }) => is(bytes))
  if (!known) throw new Error('A file of a plan is of no type that we keep')
  return known
}
