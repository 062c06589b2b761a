/** What stands in the place of letters that the font does not have. */
export const NOT_DRAWN = '[?]'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const IS_SPACE = /^\s+$/

/**
 * Words as they can be drawn: what `has` knows stays; what it does not (an emoji, another script) becomes one mark for each word of it, so
 * that nothing goes missing unseen. Says whether anything was marked.
 */
export function drawable(words: string, has: (codePoint: number) => boolean): { words: string; isWhole: boolean } {
  let drawn = ''
  let isWhole = true
  let wasMarked = false
  for (const { segment } of graphemes.segment(words.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', '  '))) {
    if (IS_SPACE.test(segment) || [...segment].every((letter) => has(letter.codePointAt(0) as number))) {
      drawn += segment
      wasMarked = false
    } else {
      if (!wasMarked) drawn += NOT_DRAWN
      wasMarked = true
      isWhole = false
    }
  }
  return { words: drawn, isWhole }
}
