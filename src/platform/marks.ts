/** A mark of a message that somebody may word: `{{name}}`. */
const MARK = /\{\{\s*(\w+)\s*\}\}/g

/** The marks of some words, each once. */
export const marksIn = (words: string): string[] => [...new Set([...words.matchAll(MARK)].map(([, name]) => name ?? ''))]

/** The first mark that stands for nothing we know, as it was written. */
export const unknownMark = (words: string, known: readonly string[]): string | undefined =>
  [...words.matchAll(MARK)].find(([, name]) => !known.includes(name ?? ''))?.[0]

/** Brackets that make no mark, as when one of them was deleted by mistake. */
export const hasLooseBrackets = (words: string): boolean => /\{\{|\}\}/.test(words.replaceAll(MARK, ''))

type Given = Readonly<Record<string, string | undefined>>

/** The words for somebody. A line that only says what is not there is left out, as a phone number is that a partnership has not. */
export const fill = (words: string, given: Given): string => linesFor(words, given).replaceAll(MARK, (_, name: string) => given[name] ?? '')

/** The first of these marks that would say something, and is not said because all its lines are left out for the sake of another. */
export const markLost = (words: string, given: Given, marks: readonly string[]): string | undefined => {
  const said = marksIn(linesFor(words, given))
  return marks.find((mark) => given[mark] && marksIn(words).includes(mark) && !said.includes(mark))
}

/** The lines that have something for each of their marks. With one that has not goes an empty line beside it; space that was left on purpose stays. */
function linesFor(words: string, given: Given): string {
  const lines: string[] = []
  let isAfterGap = false
  for (const line of words.split('\n')) {
    const isGap = marksIn(line).some((name) => !given[name])
    const isDoubled = isAfterGap && line.trim() === '' && (lines.at(-1) ?? '').trim() === ''
    if (!isGap && !isDoubled) lines.push(line)
    isAfterGap = isGap
  }
  return lines.join('\n')
}
