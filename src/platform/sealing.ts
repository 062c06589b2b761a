import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

// AES-256-GCM. What is sealed: one byte that says how, twelve random bytes, sixteen that prove it whole, and the text.
const HOW = 1
const NONCE = 12
const PROOF = 16
const KEY = 32

/** Something that does not open: another key sealed it, for another place, or it was changed on the way. */
export class DoesNotOpen extends Error {}

export const newSealingKey = (): Buffer => randomBytes(KEY)

/**
 * Seals `plain` with a key of 32 bytes. `about` says what it is and where it stands; it is not kept, and has to be the same to open it,
 * so that one row's words cannot be put in the place of another's.
 */
export function seal(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(HOW), nonce, cipher.getAuthTag(), sealed])
}

/** Opens what `seal` made. Throws DoesNotOpen. */
export function unseal(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== HOW || bytes.length < 1 + NONCE + PROOF) throw new DoesNotOpen('This was not sealed here')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + PROOF))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + PROOF)), decipher.final()])
  } catch {
    throw new DoesNotOpen('This was sealed with another key, or for another place')
  }
}

/** The keys of an installation that wrap the keys of people: the first wraps, all of them unwrap. */
export interface Keyring {
  wrap: (key: Buffer, about: string) => { wrapped: Buffer; wrappedWith: string }
  unwrap: (wrapped: Uint8Array, wrappedWith: string, about: string) => Buffer
  /** What the key that wraps now is called. */
  current: string
}

/** A keyring of base64 keys of 32 bytes, the newest first. Throws when one is not that. */
export function keyringOf(texts: readonly string[]): Keyring {
  const keys = texts.map((text) => {
    const key = Buffer.from(text, 'base64')
    if (key.length !== KEY || key.toString('base64').replace(/=+$/, '') !== text.trim().replace(/=+$/, ''))
      throw new Error('A key is 32 bytes written in base64')
    return { key, name: createHash('sha256').update(key).digest('hex').slice(0, 16) }
  })
  const [first] = keys
  if (!first) throw new Error('A keyring holds at least one key')
  return {
    current: first.name,
    wrap: (key, about) => ({ wrapped: seal(first.key, key, about), wrappedWith: first.name }),
    unwrap: (wrapped, wrappedWith, about) => {
      const known = keys.find(({ name }) => name === wrappedWith)
      if (!known) throw new DoesNotOpen(`The key ${wrappedWith} is not on the keyring`)
      return unseal(known.key, wrapped, about)
    },
  }
}
