const names = new Intl.DisplayNames(['en'], { type: 'language' })
// The languages most spoken in these islands, by name, for directories that write names instead of codes.
const codes = [
  'en',
  'cy',
  'gd',
  'ga',
  'pl',
  'pa',
  'ur',
  'bn',
  'gu',
  'ar',
  'fr',
  'pt',
  'es',
  'ta',
  'tr',
  'it',
  'so',
  'lt',
  'ro',
  'de',
  'zh',
  'fa',
  'ku',
  'uk',
  'ru',
  'hi',
  'bfi',
  'sq',
  'hu',
  'sk',
  'cs',
  'bg',
  'el',
  'nl',
  'vi',
  'yo',
  'sw',
  'ti',
  'am',
  'ps',
]
const byName = new Map(codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code]))

/** The languages of a service as codes; English when it says none we know. */
export function readLanguages(sent: readonly Record<string, unknown>[]): string[] {
  const known = sent.flatMap(({ code, language, name }) => {
    const written = [code, language, name].find((each) => typeof each === 'string' && each !== '') as string | undefined
    const found = written && (byName.get(written.trim().toLowerCase()) ?? (/^[a-z]{2,3}$/i.test(written.trim()) ? written.trim().toLowerCase() : undefined))
    return found ? [found] : []
  })
  return known.length > 0 ? [...new Set(known)] : ['en']
}
