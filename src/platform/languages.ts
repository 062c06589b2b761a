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
