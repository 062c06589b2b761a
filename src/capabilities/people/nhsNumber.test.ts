import { expect, test } from 'vitest'
import { foldNhsNumber, isNhsNumber, showNhsNumber } from './nhsNumber.ts'

test.each(['9912003888', '9449307539', '9556274839', '9476719931'])('%s has the check digit that belongs to it', (number) => {
  expect(isNhsNumber(number)).toBe(true)
})

// The first two stand in examples that the country publishes; of the third, the check digit would have to be 10.
test.each(['9912003890', '3478526985', '1234567890', '943476591', '94347659190', '943476591X', ''])('%s cannot be an NHS number', (number) => {
  expect(isNhsNumber(number)).toBe(false)
})

test('a number is found however it was written, and shown as it is read out', () => {
  expect(foldNhsNumber(' 944 930-7539 ')).toBe('9449307539')
  expect(showNhsNumber('9449307539')).toBe('944 930 7539')
})
