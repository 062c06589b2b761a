import { createHmac } from 'node:crypto'
import { hashToken } from '../../../platform/tokens.ts'

// Without letters and digits that are mistaken for each other when read out on the phone: those of a referral's reference.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** What is printed in a letter to somebody, and what is kept of it. */
export interface Keys {
  /** To type in or read out: `K7QF2-M8XPT`, 50 bits. */
  code: string
  /** The end of the link that the square code leads to: 256 bits, like every link that somebody holds. */
  token: string
  codeHash: string
  tokenHash: string
}

/**
 * The keys of somebody on a list. They are worked out from who it is and the secret of the installation, so a letter can be printed again
 * with the same code and no code is stored anywhere. Whoever changes LIVEWELL_SECRET makes the codes of earlier letters useless.
 */
export function keysOf(secret: string, { partnershipId, id }: { partnershipId: string; id: string }): Keys {
  const made = (what: string) => createHmac('sha256', secret).update(`practice list ${what}\n${partnershipId}\n${id}`).digest()
  const token = made('link').toString('base64url')
  const code = asCode(made('code'))
  return { code, token, codeHash: hashCode(secret, code), tokenHash: hashToken(token) }
}

/** The hash of a code, as rows keep it. A code is short, so without the secret every code there can be would have to be tried to guess one back. */
export const hashCode = (secret: string, code: string): string => createHmac('sha256', secret).update(`practice list code hash\n${code}`).digest('hex')

function asCode(bytes: Buffer): string {
  let bits = bytes.readBigUInt64BE() & ((1n << 50n) - 1n)
  let code = ''
  for (let at = 0; at < 10; at++) {
    code = ALPHABET[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A code from however somebody typed it: small letters, spaces, no dash. Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return /^[2-9A-HJ-NP-Z]{10}$/.test(plain) ? `${plain.slice(0, 5)}-${plain.slice(5)}` : undefined
}
