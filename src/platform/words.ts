import i18next, { type i18n, type TFunction } from 'i18next'
import english from '../words/en.json' with { type: 'json' }
import type { Day } from './clock.ts'

/** The languages there is a catalogue for, and two made-up ones that show what was not translated and what does not fit. */
const LANGUAGES = { en: 'ltr', 'en-XA': 'ltr', 'ar-XB': 'rtl' } as const
export type Language = keyof typeof LANGUAGES

/** As a sentence begins. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** All that a page needs to speak to somebody. The English sentence is the key, so that code stays readable. */
export interface Words {
  language: Language
  direction: 'ltr' | 'rtl'
  /** `t('You have {{count}} goals', { count: 2 })` */
  t: TFunction
  /** `2026-12-03` → Thursday 3 December; with the year when it is not this one. */
  day: (day: Day) => string
  /** A moment → Thursday 3 December, 1.30pm */
  moment: (at: Date) => string
}

const PSEUDO: Partial<Record<Language, (text: string) => string>> = {
  // Each word a third longer, as German is, with marks at the ends: a sentence without marks was never translated.
  'en-XA': (text) =>
    `⟦${text
      .replaceAll(/[aeiou]/g, (vowel) => ({ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' })[vowel] ?? vowel)
      .replaceAll(/\p{L}+/gu, (word) => word + '~'.repeat(Math.ceil(word.length / 3)))}⟧`,
  'ar-XB': (text) => `⟦${text}⟧`,
}

const catalogue: i18n = i18next.createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: english } },
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it renders, and a plain-text message must not be escaped.
  interpolation: { escapeValue: false },
  returnEmptyString: false,
  initAsync: false,
})
await catalogue.init()

const made = new Map<string, Words>()

/** The words for a language and a time zone. */
export function wordsFor(language: Language, timeZone: string): Words {
  const key = `${language} ${timeZone}`
  let words = made.get(key)
  if (!words) {
    words = makeWords(language, timeZone)
    made.set(key, words)
  }
  return words
}

// A page says a hundred sentences that have nothing to fill in, and looking one up takes longer than writing it.
const MOST_REMEMBERED = 5_000
function remembering(fixed: TFunction) {
  const said = new Map<string, string>()
  return ((key: string, given?: Record<string, unknown>) => {
    if (given !== undefined) return fixed(key, given as never)
    const known = said.get(key)
    if (known !== undefined) return known
    const sentence: string = fixed(key)
    if (said.size < MOST_REMEMBERED) said.set(key, sentence)
    return sentence
  }) as unknown as TFunction
}

/** The language as browsers, readers of documents and `Intl` name it: our English is that of Britain. */
export const localeOf = (language: Language): string => (language === 'en' || PSEUDO[language] ? 'en-GB' : language)

function makeWords(language: Language, timeZone: string): Words {
  const pseudo = PSEUDO[language]
  const fixed = remembering(catalogue.getFixedT(pseudo ? 'en' : language))
  const t = (pseudo ? (key: string, given?: Record<string, unknown>) => pseudo(fixed(key, given ?? {}) as string) : fixed) as TFunction
  const locale = localeOf(language)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const dayAndMonth = format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const fullDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const momentDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const clock = format({ hour: 'numeric', minute: '2-digit', hour12: true, timeZone })
  const withoutCommas = (text: string) => text.replaceAll(',', '')
  const mark = pseudo ?? ((text: string) => text)
  return {
    language,
    direction: LANGUAGES[language],
    t,
    day: (day) => {
      const at = new Date(`${day}T00:00:00Z`)
      const near = Math.abs(at.getTime() - Date.now()) < 150 * 86_400_000
      return mark(withoutCommas((near ? dayAndMonth : fullDay).format(at)))
    },
    moment: (at) => mark(`${withoutCommas(momentDay.format(at))}, ${clock.format(at).replace(':', '.').replace(/\s/g, '').replace('.00', '')}`),
  }
}

/** The language to speak: what was chosen before, else the first of the browser's that we have, else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | undefined): Language {
  const known = (tag: string | undefined): tag is Language => tag !== undefined && tag in LANGUAGES
  if (known(chosen)) return chosen
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim().split('-')[0])
  return asked.find(known) ?? 'en'
}
