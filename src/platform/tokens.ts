import { createHash, randomBytes } from 'node:crypto'

/** A link that somebody holds: the token goes into the message, its hash into the row it opens. 256 bits. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** The hash of a token, as rows keep it. Tokens are long and random, so a plain SHA-256 cannot be guessed back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Whether a text from an address can be a token at all. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text)

/** The cookie that holds the code of a link that needs one, named for the link so that several stand beside each other. */
export const codeCookie = (doorHash: string): string => `livewell.code.${doorHash.slice(0, 12)}`
