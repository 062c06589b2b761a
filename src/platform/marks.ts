/** A mark of a message that somebody may word: `{{name}}`. */
const MARK = /\{\{\s*(\w+)\s*\}\}/g

/** The marks of some words, each once. */
export const marksIn = (words: string): string[] => [...new Set([...words.matchAll(MARK)].map(([, name]) => name ?? ''))]

/** The first mark that stands for nothing we know, as it was written. */
export const unknownMark = (words: string, known: readonly string[]): string | undefined =>
  [...words.matchAll(MARK)].find(([, name]) => !known.includes(name ?? ''))?.[0]

/** Brackets that make no mark, as when one of them was deleted by mistake. */
export const hasLooseBrackets = (words: string): boolean => /\{\{|\}\}/.test(words.replaceAll(MARK, ''))

/** The words for somebody. A line that only says what is not there is left out, as a phone number is that a partnership has not. */
export const fill = (words: string, given: Readonly<Record<string, string | undefined>>): string =>
  words
    .split('\n')
    .filter((line) => marksIn(line).every((name) => (given[name] ?? '') !== ''))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(MARK, (_, name: string) => given[name] ?? '')
