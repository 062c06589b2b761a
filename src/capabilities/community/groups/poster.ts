import { drawable } from '../../../design/paper/drawable.ts'

/** What stands on a poster: published words, and where to read more. */
export interface Poster {
  name: string
  summary: string
  /** What each fact is called is an English key. */
  facts: readonly { name: string; value: string }[]
  /** The page of the entry, as it is typed and as a phone reads it: a picture as a data address. */
  address: string
  code: string
  partnership: string
}

interface Published {
  name: string
  summary: string
  whoSuits: string
  firstVisit: string
  whenItMeets: string
  cost: string
  isFree: boolean
  contactName: string
  contactPhone: string
  place: string
}

/** The facts of a poster: those that are there, in the order somebody asks them. */
export const factsOf = ({ whenItMeets, place, cost, isFree, whoSuits, firstVisit, contactName, contactPhone }: Published): Poster['facts'] =>
  [
    { name: 'When', value: whenItMeets },
    { name: 'Where', value: place },
    { name: 'What it costs', value: cost || (isFree ? 'Free' : '') },
    { name: 'Who it suits', value: whoSuits },
    { name: 'What the first visit is like', value: firstVisit },
    { name: 'Who to ask', value: [contactName, contactPhone].filter(Boolean).join(', ') },
  ].filter(({ value }) => value !== '')

/** Whether a PDF can write all of it, with letters that it `has`. In other writing the page is printed instead: letters left out would be another word. */
export const canBeFile = ({ name, summary, facts, partnership }: Poster, has: (codePoint: number) => boolean): boolean =>
  [name, summary, partnership, ...facts.map(({ value }) => value)].every((text) => drawable(text, has).isWhole)
