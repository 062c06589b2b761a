// A device keeps a plan behind a code of its owner's. The code is never kept: a key is made of it, slowly, so that guessing is slow too.

/** How often the code is worked through before it is a key. */
export const ROUNDS = 600_000
/** The fewest letters and numbers of a code. */
export const FEWEST = 6

/** Words that only the key opens. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  words: ArrayBuffer
}

/** The key that a code makes. It cannot be read out again, only used. */
export async function keyFrom(code: string, salt: Uint8Array<ArrayBuffer>, rounds = ROUNDS): Promise<CryptoKey> {
  const letters = await crypto.subtle.importKey('raw', new TextEncoder().encode(code.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, letters, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Seals a thing for its place: sealed for one, it does not open in another. */
export async function seal(key: CryptoKey, place: string, thing: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = new TextEncoder().encode(place)
  return { iv, words: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, new TextEncoder().encode(JSON.stringify(thing))) }
}

/** Opens what was sealed for a place. Throws when the key is another, or anything was changed. */
export async function unseal<T>(key: CryptoKey, place: string, { iv, words }: Sealed): Promise<T> {
  const additionalData = new TextEncoder().encode(place)
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, words))) as T
}

/** Bytes as letters, for JSON. */
export function lettersOf(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}

export const bytesOf = (letters: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
