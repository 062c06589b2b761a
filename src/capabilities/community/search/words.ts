import { foldName } from '../../../platform/fold.ts'

/** A thing asked for: any of these words (or words in quotation marks, which stand together); or that none of them is there. */
export interface Asked {
  not: boolean
  any: readonly Said[]
}
export interface Said {
  text: string
  /** In quotation marks: these words in this order. */
  together: boolean
}

/** More words than these are a story, and a story finds nothing. */
const MOST_WORDS = 12

/** What somebody typed, taken apart: `walk or swim -hills "tea dance"`. All of it is asked for; what "or" joins, either. */
export function takeApart(typed: string): Asked[] {
  const asked: { not: boolean; any: Said[] }[] = []
  let joins = false
  for (const [whole, minus, quoted, plain = ''] of typed.slice(0, 400).matchAll(/(-?)"([^"]*)"|(\S+)/g)) {
    if (/^(or|\|)$/i.test(whole) && asked.length > 0) {
      joins = true
      continue
    }
    const not = minus === '-' || (quoted === undefined && /^-\p{L}/u.test(plain))
    const text = (quoted ?? plain)
      .replace(/^-/, '')
      .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')
      .trim()
    if (text === '') continue
    const said = { text, together: quoted !== undefined }
    const last = asked.at(-1)
    if (joins && last && !not && !last.not) last.any.push(said)
    else asked.push({ not, any: [said] })
    joins = false
    if (asked.length === MOST_WORDS) break
  }
  return asked
}

/** The words of a text as they are kept for putting right what is typed wrongly: folded, of letters only, neither tiny nor endless. */
export const wordsOf = (text: string): string[] => [...new Set(foldName(text).split(' '))].filter((word) => /^\p{L}{3,24}$/u.test(word))

// Only the beginning of a long word is taken apart: a key more for each pair of letters is what this costs.
const LETTERS = 8

/** How many errors are forgiven in a word of so many letters. */
export const forgiven = (word: string) => (word.length <= 3 ? 0 : word.length <= 5 ? 1 : 2)

/**
 * A word with no letter, one letter or two letters of its beginning left out. Two words that are a typing error apart have one of
 * these in common (Garbe's symmetric delete), so the nearest are found by looking keys up, without reading every word.
 */
export function keysOf(word: string): string[] {
  const keys = new Set([word.slice(0, LETTERS)])
  let last = [...keys]
  for (let errors = forgiven(word); errors > 0; errors--) {
    last = last.flatMap((key) => Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1)))
    for (const key of last) if (key.length > 1) keys.add(key)
  }
  return [...keys]
}

/** Typing errors between two words: a letter more, less, other, or two that changed places (optimal string alignment). */
export function errorsBetween(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row[j] = least
    }
    before = last
    last = row
  }
  return last[other.length] ?? 0
}

/** Of words that occur, those that were probably meant, the likeliest first: the fewest errors, the same first letter, the commonest. */
export function likeliest(typed: string, known: readonly { word: string; times: number }[]): string[] {
  const ranked = known.flatMap(({ word, times }) => {
    // The beginning of a longer word: somebody has not finished typing, or the stem is not an English one.
    const errors = word.startsWith(typed) && typed.length >= 3 ? 0.5 : errorsBetween(typed, word)
    return errors > Math.max(forgiven(typed), forgiven(word)) || word === typed ? [] : [{ word, times, errors, isOther: word[0] === typed[0] ? 0 : 1 }]
  })
  return ranked.sort((a, b) => a.errors + a.isOther / 2 - (b.errors + b.isOther / 2) || b.times - a.times || (a.word < b.word ? -1 : 1)).map(({ word }) => word)
}
