import type { Entry } from './entry.ts'

export type Feature = Entry['accessFeatures'][number]
export type Way = Entry['ways'][number]

/** What helps somebody to get in and to feel at home, as it is said on a page. English: the key of its words. */
export const featureWords: Record<Feature, string> = {
  'step-free': 'Step-free',
  quiet: 'A quiet place',
  'hearing loop': 'Hearing loop',
  toilets: 'Toilets',
  parking: 'Parking',
  'near a bus stop': 'Near a bus stop',
  'companion welcome': 'Bring somebody with you',
}

/** How somebody takes part. */
export const wayWords: Record<Way, string> = { 'in person': 'In person', online: 'Online', 'by phone': 'By phone' }

/** Pence as people write them: £2, £2.50. */
export const poundsOf = (pence: number): string =>
  `£${pence % 100 === 0 ? (pence / 100).toLocaleString('en-GB') : (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`
