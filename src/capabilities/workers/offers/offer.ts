import type { Selectable } from 'kysely'
import type { WorkerOffer, WorkerWish } from '../../../../database/schema.ts'
import { languageName } from '../../../platform/languages.ts'

export type Offer = Selectable<WorkerOffer>
export type Wish = Selectable<WorkerWish>

/** What two people may have in common. Workers tick what they offer, and people what they would like; both in the same words. */
export const topics = [
  'animals',
  'being a parent',
  'caring for somebody',
  'coming from another country',
  'computers and phones',
  'cooking',
  'crafts',
  'faith',
  'gardening',
  'grief',
  'later life',
  'living with a long-term condition',
  'living with pain',
  'mental health',
  'money and benefits',
  'music',
  'sport and moving',
  'the armed forces',
  'walking',
  'work and learning',
  'young people',
] as const

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const topicOptions = topics.map((value) => ({ value, label: capitalised(value) }))

/** What a person would like, and in which language. */
export interface Wanted {
  language: string | null
  topics: readonly string[]
}

export interface Suggestion {
  id: string
  name: string
  /** What they have in common, in words. */
  because: readonly string[]
}

const MOST = 3

/**
 * Workers who have something in common with a person, most first: a language other than English before anything else. A suggestion for
 * people to talk about, and nothing that anything follows from.
 */
export function suggest(offers: readonly Pick<Offer, 'membershipId' | 'name' | 'languages' | 'topics'>[], wanted: Wanted): Suggestion[] {
  return offers
    .map(({ membershipId, name, languages, topics }) => {
      const speaks = wanted.language !== null && wanted.language !== 'en' && languages.includes(wanted.language)
      const shared = topics.filter((topic) => wanted.topics.includes(topic))
      const because = [...(speaks ? [`speaks ${languageName(wanted.language as string, 'en')}`] : []), ...shared]
      return { id: membershipId, name, because, weight: (speaks ? topics.length + 100 : 0) + shared.length }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ id, name, because }) => ({ id, name, because }))
}
