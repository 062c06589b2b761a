import { expect, test } from 'vitest'
import { moved } from './caret.ts'

test.each([
  ['words before it', 'tea | milk', 'hot tea | milk'],
  ['words after it', 'tea | milk', 'tea | cold milk'],
  ['words on both sides that are taken out', 'hot tea | milk', 'tea | milk'],
  ['nothing', 'tea |', 'tea |'],
])('a place in a text stays where it is with %s changed around it', (_, before, after) => {
  const [from, to] = [before.indexOf('|'), after.indexOf('|')]
  expect(moved(before.replace('|', ''), after.replace('|', ''), from)).toBe(to)
})

test('a place in what was taken out is never outside the text', () => {
  for (let at = 0; at <= 9; at++) expect(moved('tea, milk', 'tea', at)).toBeLessThanOrEqual(3)
})
