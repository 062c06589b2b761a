import { expect, test } from 'vitest'
import { sidesOf } from './impose.ts'

/** What somebody reads who folds the sheets: from the first side of the first sheet inwards, and out again. */
const folded = (sides: readonly (readonly [unknown, unknown])[]) => {
  const front = sides.map(([left, right], side) => (side % 2 === 0 ? right : left))
  const back = sides.map(([left, right], side) => (side % 2 === 0 ? left : right)).reverse()
  return [...front, ...back].filter((page) => page !== undefined)
}

test.each([1, 2, 3, 4, 5, 7, 8, 9, 21])('a booklet of %i pages reads in its order when it is folded', (count) => {
  const pages = Array.from({ length: count }, (_, index) => index + 1)
  const sides = sidesOf(pages)
  expect(folded(sides)).toEqual(pages)
  expect(sides.length).toBe(Math.ceil(count / 4) * 2)
})

test('of eight pages, the first sheet has the last and the first outside, the second and the one before the last inside', () => {
  expect(sidesOf([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
    [8, 1],
    [2, 7],
    [6, 3],
    [4, 5],
  ])
})
