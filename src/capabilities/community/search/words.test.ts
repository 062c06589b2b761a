import { expect, test } from 'vitest'
import { errorsBetween, keysOf, likeliest, takeApart, wordsOf } from './words.ts'

const inShort = (typed: string) =>
  takeApart(typed).map(({ not, any }) => (not ? '-' : '') + any.map(({ text, together }) => (together ? `"${text}"` : text)).join('|'))

test.each([
  ['walk', ['walk']],
  ['  walk   by the sea ', ['walk', 'by', 'the', 'sea']],
  ['walk -hills', ['walk', '-hills']],
  ['walk or swim', ['walk|swim']],
  ['"tea dance" OR bingo', ['"tea dance"|bingo']],
  ['-"tea dance" bingo', ['-"tea dance"', 'bingo']],
  ['or', ['or']],
  ['step-free', ['step free']],
  ['""', []],
  ['& | ! ( :*', []],
  [`it's`, [`it's`]],
])('“%s” is taken apart', (typed, parts) => {
  expect(inShort(typed)).toEqual(parts)
})

test('a story is cut to its first words', () => {
  expect(takeApart('word '.repeat(90))).toHaveLength(12)
})

test('words are folded, of letters, each once', () => {
  expect(wordsOf('Café café, 24 hours at St Mary’s')).toEqual(['cafe', 'hours', 'marys'])
})

test.each([
  ['walking', 'walkign', 1],
  ['walking', 'walkin', 1],
  ['gardening', 'gardning', 1],
  ['gardening', 'gradeining', 2],
  ['knit', 'kint', 1],
  ['yoga', 'yoga', 0],
  ['', 'abc', 3],
])('between %s and %s there are %i errors', (one, other, errors) => {
  expect(errorsBetween(one, other)).toBe(errors)
  expect(errorsBetween(other, one)).toBe(errors)
})

test.each([
  ['walking', 'walkign'],
  ['gardening', 'gardning'],
  ['gardening', 'gardenign'],
  ['badminton', 'badmintin'],
  ['photography', 'fotography'],
  ['yoga', 'yogga'],
  ['choir', 'chior'],
])('%s is found by the keys of %s', (word, typed) => {
  const keys = keysOf(word)
  expect(keysOf(typed).some((key) => keys.includes(key))).toBe(true)
})

test('a word has few keys, however long it is', () => {
  expect(keysOf('tea')).toEqual(['tea'])
  expect(keysOf('antidisestablishment').length).toBeLessThan(40)
})

test('of words that are near, the fewest errors come first, then the same first letter, then the commonest', () => {
  const known = [
    { word: 'talking', times: 90 },
    { word: 'walking', times: 3 },
    { word: 'walkie', times: 1 },
    { word: 'baking', times: 50 },
  ]
  expect(likeliest('walkign', known)[0]).toBe('walking')
  expect(likeliest('walki', known)).toEqual(['walking', 'walkie'])
  expect(likeliest('zebra', known)).toEqual([])
})
