import { expect, test } from 'vitest'
import { drawable } from './drawable.ts'

const has = (codePoint: number) => codePoint >= 0x20 && codePoint < 0x180

test('words in letters that the font has stay as they are, line for line', () => {
  expect(drawable('Zażółć\ngęślą jaźń', has)).toEqual({ words: 'Zażółć\ngęślą jaźń', isWhole: true })
})

test('a letter written in two parts is put together', () => {
  expect(drawable('cafe\u0301', has)).toEqual({ words: 'café', isWhole: true })
})

test.each([
  ['☕️', 'tea ☕️ first', 'tea [?] first'],
  ['a family of four in one sign', '👨‍👩‍👧‍👦!', '[?]!'],
  ['Arabic, a mark for each word', 'مرحبا بك', '[?] [?]'],
])('what cannot be drawn is marked, never left out: %s', (_what, words, drawn) => {
  expect(drawable(words, has)).toEqual({ words: drawn, isWhole: false })
})
