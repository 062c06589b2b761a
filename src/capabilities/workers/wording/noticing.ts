import { startingList } from './startingList.ts'

/** A phrase, and another way of saying it. */
export interface Way {
  phrase: string
  say: string
}

/** As phrases are looked for: small letters without accents, and one blank for whatever stands between words. */
export const foldPhrase = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s\-–—_]+/gu, ' ')
    .trim()

/** The list of a partnership: ours, with what it changed, without what it turned off, and what it added. */
export function waysOf(own: readonly (Way & { foldedPhrase: string; isOff: boolean })[]): Way[] {
  const theirs = new Map(own.map((way) => [way.foldedPhrase, way]))
  const ours = startingList.map(([phrase, say]) => ({ phrase, say })).filter(({ phrase }) => !theirs.has(foldPhrase(phrase)))
  return [...ours, ...own.filter(({ isOff }) => !isOff).map(({ phrase, say }) => ({ phrase, say }))]
}

const MOST = 3

/** What in some texts could be said another way: whole words, each once, the first three. */
export function notice(texts: readonly string[], ways: readonly Way[]): Way[] {
  const text = ` ${texts
    .map(foldPhrase)
    .join(' | ')
    .replaceAll(/[^\p{L}\p{N}|]+/gu, ' ')} `
  const seen = new Set<string>()
  return ways
    .map((way) => ({ way, at: text.indexOf(` ${foldPhrase(way.phrase).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `) }))
    .filter(({ way, at }) => {
      // Said with a hyphen and without, it is one phrase.
      const folded = foldPhrase(way.phrase)
      const isNew = at >= 0 && !seen.has(folded)
      if (isNew) seen.add(folded)
      return isNew
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ way }) => way)
}

/** It as one gentle sentence, to stand under what was saved. Empty when there is nothing. */
export const thoughtOf = (noticed: readonly Way[]): string =>
  noticed.length === 0 ? '' : `A thought about words. ${noticed.map(({ phrase, say }) => `Instead of “${phrase}”: ${say}`).join('. ')}.`

/** What is said once after saving: what was done, and under it the thought, if there is one. */
export const withThought = (done: string, thought: string): string => (thought ? `${done}\n${thought}` : done)
