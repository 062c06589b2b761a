import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** So many wrong codes lock a kiosk. */
export const MOST_WRONG_CODES = 5

/** More new people than this on one day are no people: the kiosk locks. */
export const MOST_NEW = 40

/** A short code can be guessed from a fast hash, so this one is slow, and salted. */
export function hashCode(code: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(code, salt, 32).toString('hex')}`
}

/** Whether this is the code that was hashed. */
export function isCode(code: string, hashed: string): boolean {
  const [salt = ''] = hashed.split(':')
  return timingSafeEqual(Buffer.from(hashCode(code, salt)), Buffer.from(hashed))
}

/** First names as a room full of people can tell them apart: two Roses are "Rose B" and "Rose K", or "Rose" and "Rose" when nobody wrote more. */
export function firstNames<One extends { id: string; calledName: string }>(members: readonly One[]): (One & { firstName: string })[] {
  const first = (name: string) => name.split(' ')[0] ?? name
  const times = new Map<string, number>()
  for (const { calledName } of members) times.set(first(calledName), (times.get(first(calledName)) ?? 0) + 1)
  return members.map((member) => {
    const [name = member.calledName, ...rest] = member.calledName.split(' ')
    const initial = [...(rest.at(-1) ?? '')][0]
    return { ...member, firstName: initial && (times.get(name) ?? 0) > 1 ? `${name} ${initial}` : name }
  })
}
