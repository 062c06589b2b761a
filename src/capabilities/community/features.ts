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

/** Names that runtimes do not know. */
const NAMES: Record<string, string> = { bfi: 'British Sign Language' }

/** The name of a language in another; its code when nobody knows it. */
export function languageName(code: string, reader: string): string {
  if (NAMES[code]) return NAMES[code]
  try {
    return new Intl.DisplayNames([reader, 'en-GB'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** Languages that a form offers, as BCP 47 codes: those most spoken in Britain, and British Sign Language. */
export const LANGUAGES = [
  'en',
  'ar',
  'bfi',
  'bn',
  'cy',
  'es',
  'fa',
  'fr',
  'gd',
  'gu',
  'hi',
  'it',
  'ku',
  'lt',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'so',
  'ta',
  'ti',
  'tr',
  'uk',
  'ur',
  'vi',
  'yue',
  'zh',
] as const

/** Pence as people write them: £2, £2.50. */
export const poundsOf = (pence: number): string =>
  `£${pence % 100 === 0 ? (pence / 100).toLocaleString('en-GB') : (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`
