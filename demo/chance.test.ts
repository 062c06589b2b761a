import { expect, test } from 'vitest'
import { Chance } from './chance.ts'

const numbers = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.number())

test('the same seed gives the same numbers, another seed others', () => {
  expect(numbers(new Chance('one'), 50)).toEqual(numbers(new Chance('one'), 50))
  expect(numbers(new Chance('one'), 50)).not.toEqual(numbers(new Chance('two'), 50))
})

test('the numbers are the same on every machine', () => {
  expect(numbers(new Chance('ashcombe'), 3).map((number) => number.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.836665",
      "0.784070",
      "0.188917",
    ]
  `)
})

test('numbers lie evenly between 0 and 1', () => {
  const all = numbers(new Chance('even'), 20_000)
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...all)).toBeLessThan(1)
  const tenths = Array.from({ length: 10 }, (_, at) => all.filter((number) => Math.floor(number * 10) === at).length)
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200)
})

test('around a middle means with its spread', () => {
  const chance = new Chance('bell')
  const all = Array.from({ length: 20_000 }, () => chance.around(5, 2))
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length
  const spread = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length)
  expect(mean).toBeCloseTo(5, 1)
  expect(spread).toBeCloseTo(2, 1)
})

test('some are different ones, and no more than there are', () => {
  const chance = new Chance('some')
  expect(new Set(chance.some([1, 2, 3, 4, 5], 3)).size).toBe(3)
  expect(chance.some([1, 2], 5).sort()).toEqual([1, 2])
  expect(chance.some([1, 2], -1)).toEqual([])
})

test('weights are kept to', () => {
  const chance = new Chance('weights')
  const picked = Array.from({ length: 10_000 }, () =>
    chance.weighted([
      ['often', 9],
      ['seldom', 1],
    ] as const),
  )
  expect(picked.filter((value) => value === 'seldom').length / 10_000).toBeCloseTo(0.1, 1)
})

test('ids sort by their moment, and are valid', () => {
  const chance = new Chance('ids')
  const [early, late] = [chance.id(new Date('2026-01-01T10:00:00Z')), chance.id(new Date('2026-01-01T10:00:01Z'))]
  expect(early < late).toBe(true)
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
