import { expect, test } from 'vitest'
import { moneyWords, penceOf } from './pence.ts'

test.each([
  ['12.50', 1250],
  ['£1,250', 125_000],
  ['12.5', 1250],
  ['0.07', 7],
  [' 3 ', 300],
])('%s is that many pence', (typed, pence) => {
  expect(penceOf(typed)).toBe(pence)
})

test.each(['', '-3', '1.234', '1e3', 'ten', '1,2', '12,50', '99999999', '.5', '１２'])('"%s" is no amount', (typed) => {
  expect(penceOf(typed)).toBeUndefined()
})

test('pence are said as pounds', () => {
  expect([1250, -300, 0, 5, 123_456_789].map(moneyWords)).toEqual(['£12.50', '−£3', '£0', '£0.05', '£1,234,567.89'])
})
