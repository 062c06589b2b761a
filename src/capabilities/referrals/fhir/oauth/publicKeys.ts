import { createPublicKey, type JsonWebKey } from 'node:crypto'

/** What a system may sign with. Nothing that both sides hold (HS…), and never nothing at all. */
export const ALGORITHMS = ['RS384', 'RS512', 'PS384', 'ES256', 'ES384'] as const

export interface PublicKey {
  kty: 'RSA' | 'EC'
  kid: string
  [name: string]: string
}

const KEPT = { RSA: ['kty', 'kid', 'alg', 'n', 'e'], EC: ['kty', 'kid', 'alg', 'crv', 'x', 'y'] } as const
const MOST = 5

/** The public keys in a text that somebody pasted, or what is wrong with it in a sentence. Nothing but what is needed of each is kept. */
export function readPublicKeys(text: string): { keys: PublicKey[] } | { problem: string } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { problem: 'Paste a JSON Web Key Set: it begins with { "keys": [' }
  }
  const keys = (given as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys) || keys.length === 0) return { problem: 'Paste a JSON Web Key Set: it begins with { "keys": [' }
  if (keys.length > MOST) return { problem: 'Paste five keys at most' }
  if (keys.some((key) => key && typeof key === 'object' && ['d', 'p', 'q', 'k'].some((name) => name in key))) {
    return { problem: 'There is a private key in this. Throw that key away, make another, and paste only its public half' }
  }
  const read = keys.map(asPublicKey)
  if (read.some((key) => key === undefined)) return { problem: 'Each key is of RSA with 2048 bits or more, or of the curve P-256 or P-384, and has a kid' }
  const known = read as PublicKey[]
  if (new Set(known.map(({ kid }) => kid)).size < known.length) return { problem: 'Give each key a kid of its own' }
  return { keys: known }
}

function asPublicKey(given: unknown): PublicKey | undefined {
  const key = (given ?? {}) as Record<string, unknown>
  const { kty, kid, alg } = key
  if ((kty !== 'RSA' && kty !== 'EC') || typeof kid !== 'string' || kid === '' || kid.length > 200) return undefined
  if (alg !== undefined && !ALGORITHMS.includes(alg as (typeof ALGORITHMS)[number])) return undefined
  const kept = Object.fromEntries(KEPT[kty].flatMap((name) => (typeof key[name] === 'string' ? [[name, key[name] as string]] : [])))
  try {
    const { asymmetricKeyDetails: details } = createPublicKey({ key: kept as JsonWebKey, format: 'jwk' })
    const isStrong = kty === 'RSA' ? (details?.modulusLength ?? 0) >= 2048 : ['prime256v1', 'secp384r1'].includes(details?.namedCurve ?? '')
    return isStrong ? (kept as PublicKey) : undefined
  } catch {
    return undefined
  }
}
