import { metresBetween } from '../../../platform/distance.ts'
import { foldName } from '../../../platform/fold.ts'

/** Why two entries may be the same thing. */
export type Because = 'name' | 'postcode' | 'phone' | 'website'

/** What an entry is recognised by. `places` may be empty: help by phone has none. */
export interface Recognised {
  id: string
  name: string
  phone: string
  website: string
  places: readonly { postcode: string | null; latitude: number | null; longitude: number | null }[]
}

/** Two of one name are the same thing only where somebody could mistake one for the other, in metres. */
const NEAR = 5000
/** Names are similar when they share this much of their words: 1 is all of them. */
const SIMILAR = 0.5

// They stand in so many names that sharing them says nothing.
const EVERYWHERE = new Set(['a', 'and', 'at', 'for', 'group', 'club', 'in', 'of', 'on', 'the', 'to', 'ltd', 'cic', 'cio', 'service', 'services', 'community'])

const tellingWords = (name: string) => {
  const words = [...new Set(foldName(name).split(' '))]
  const telling = words.filter((word) => !EVERYWHERE.has(word))
  return new Set(telling.length > 0 ? telling : words)
}

/** How much two names have in common, from 0 to 1: twice the words they share, of all the words they have (the measure of Dice). */
export function nameLikeness(one: string, other: string): number {
  const [ones, others] = [tellingWords(one), tellingWords(other)]
  const shared = [...ones].filter((word) => others.has(word)).length
  return (2 * shared) / (ones.size + others.size)
}

/** The digits of a phone number, as the index of the directory has them. */
export const phoneKey = (phone: string) => phone.replace(/[^0-9]/g, '')

/** A web address without what is the same in all of them, as the index of the directory has it. */
export const websiteKey = (website: string) => website.toLowerCase().replace(/^https?:\/\/(www\.)?|\/+$/g, '')

/** Why two entries may be the same thing; nothing when they are not alike. */
export function whyAlike(one: Recognised, other: Recognised): Because[] {
  const because: Because[] = []
  const likeness = nameLikeness(one.name, other.name)
  if (foldName(one.name) === foldName(other.name) && areNear(one, other)) because.push('name')
  const postcodes = new Set(one.places.flatMap(({ postcode }) => (postcode ? [postcode] : [])))
  if (likeness >= SIMILAR && other.places.some(({ postcode }) => postcode !== null && postcodes.has(postcode))) because.push('postcode')
  if (one.phone !== '' && phoneKey(one.phone) === phoneKey(other.phone)) because.push('phone')
  if (one.website !== '' && websiteKey(one.website) === websiteKey(other.website)) because.push('website')
  return because
}

/** Near each other at any of their places. Where one has no place on the map, nothing says that they are not. */
function areNear(one: Recognised, other: Recognised): boolean {
  const [here, there] = [one, other].map(({ places }) =>
    places.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }])),
  ) as [Located[], Located[]]
  if (here.length === 0 || there.length === 0) return true
  return here.some((a) => there.some((b) => metresBetween(a, b) <= NEAR))
}

type Located = { latitude: number; longitude: number }

/** What a switchboard or a council's home page is shared by says nothing: more entries than this, and the names have to be similar, too. */
export const SHARED_BY_FEW = 4

/** Leaves out what only a number or an address of many says. */
export function tellingOnly(one: Recognised, found: readonly { other: Recognised; because: Because[] }[]) {
  const sharing = (reason: Because) => found.filter(({ because }) => because.includes(reason)).length
  const isTelling = (reason: Because, other: Recognised) =>
    (reason !== 'phone' && reason !== 'website') || sharing(reason) <= SHARED_BY_FEW || nameLikeness(one.name, other.name) >= SIMILAR
  return found
    .map(({ other, because }) => ({ other, because: because.filter((reason) => isTelling(reason, other)) }))
    .filter(({ because }) => because.length > 0)
}
