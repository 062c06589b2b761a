import { createHash, createHmac } from 'node:crypto'
import { doubleMetaphone } from 'double-metaphone'
import { foldName, wordKeys } from '../../../platform/fold.ts'
import { foldNhsNumber, isNhsNumber } from '../nhsNumber.ts'

/** What of a person is compared. */
export interface Known {
  name: string
  bornOn?: string | null | undefined
  nhsNumber?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  postcode?: string | null | undefined
}

/** Changes when the keys are made another way: then everybody's are made anew. */
const HOW = 1

const TITLES = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'prof', 'rev', 'sir'])

/** How a word of a name sounds, once or in two ways. A name in letters that the rules do not know sounds as it is written. */
function soundsOf(word: string): string[] {
  const sounds = doubleMetaphone(word).filter(Boolean)
  return sounds.length > 0 ? [...new Set(sounds)] : [word]
}

/** The sounds of the first and of the last word of a name, without titles. */
export function soundsOfName(name: string): { first: string[]; last: string[] } | undefined {
  const all = wordKeys(name)
  const words = all.filter((word) => !TITLES.has(word))
  const [first, last] = [words[0] ?? all[0], words.at(-1) ?? all.at(-1)]
  return first && last ? { first: soundsOf(first), last: soundsOf(last) } : undefined
}

/** The digits by which a phone number is compared: `+44 115 496 0100` and `0115 496 0100` are the same. */
export const foldPhone = (phone: string | null | undefined): string => {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length >= 9 ? digits.slice(-9) : ''
}

/**
 * What each of two people would have in common if they were the same: any one of these is reason to look, and none is proof. A name alone is
 * not, because many share it, and neither is a phone, which a household shares.
 */
export function reasonsToLook({ name, bornOn, nhsNumber, phone, email, postcode }: Known): string[] {
  const sounds = soundsOfName(name)
  const nhs = trusted(nhsNumber)
  const [number, address, where] = [foldPhone(phone), (email ?? '').trim().toLowerCase(), (postcode ?? '').replace(/\s/g, '').toUpperCase()]
  // Whichever way round: some say the family name first.
  const whole = sounds ? sounds.first.flatMap((first) => sounds.last.map((last) => [first, last].sort().join(' '))) : []
  const first = sounds?.first ?? []
  const reasons = [
    nhs && `nhs ${nhs}`,
    ...whole.flatMap((sound) => [bornOn && `born ${bornOn} ${sound}`, where && `at ${where} ${sound}`]),
    // A family name that changed.
    ...first.map((sound) => bornOn && where && `born ${bornOn} near ${where.slice(0, -3)} ${sound}`),
    ...[number && `phone ${number}`, address && `email ${address}`].flatMap((way) =>
      way ? [bornOn && `${way} born ${bornOn}`, ...first.map((sound) => `${way} ${sound}`)] : [],
    ),
  ]
  return [...new Set(reasons.filter((reason) => typeof reason === 'string' && reason !== ''))] as string[]
}

/** By what somebody is known again, as it is kept: hashes that only this installation can make, each in the form of an id. */
export const matchKeys = (secret: string, partnershipId: string, known: Known): string[] =>
  reasonsToLook(known).map((reason) => {
    const hex = createHmac('sha256', secret).update(`match key of ${partnershipId}: ${reason}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
  })

/** With what keys are made now: another secret, or another way, gives another name. */
export const keysMadeWith = (secret: string): string => `${HOW} ${createHash('sha256').update(`match keys ${secret}`).digest('hex').slice(0, 12)}`

/** An NHS number whose digits do not add up says nothing. */
const trusted = (nhsNumber: string | null | undefined): string => {
  const digits = foldNhsNumber(nhsNumber ?? '')
  return isNhsNumber(digits) ? digits : ''
}

/** What of two people agrees and what differs, for those who may read both. What either did not say is neither. */
export function compare(one: Known, other: Known): { agrees: string[]; differs: string[] } {
  const [here, there] = [soundsOfName(one.name), soundsOfName(other.name)]
  const isAlike = (some: readonly string[] = [], others: readonly string[] = []) => some.some((sound) => others.includes(sound))
  const soundsAlike = isAlike(here?.first, there?.first) && isAlike(here?.last, there?.last)
  const name = foldName(one.name) === foldName(other.name) ? 'name' : soundsAlike ? 'sound of the name' : undefined
  const pairs: [string, string, string][] = [
    ['day of birth', one.bornOn ?? '', other.bornOn ?? ''],
    ['NHS number', trusted(one.nhsNumber), trusted(other.nhsNumber)],
    ['phone', foldPhone(one.phone), foldPhone(other.phone)],
    ['e-mail', (one.email ?? '').toLowerCase(), (other.email ?? '').toLowerCase()],
    ['postcode', (one.postcode ?? '').replace(/\s/g, ''), (other.postcode ?? '').replace(/\s/g, '')],
  ]
  const said = pairs.filter(([, here, there]) => here && there)
  return {
    agrees: [...(name ? [name] : []), ...said.filter(([, here, there]) => here === there).map(([what]) => what)],
    differs: [...(name ? [] : ['name']), ...said.filter(([, here, there]) => here !== there).map(([what]) => what)],
  }
}
