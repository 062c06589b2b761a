import { expect, test } from 'vitest'
import { mobileOf } from './mobile.ts'

test.each(['07700 900123', '07700900123', '+447700900123', '+44 (0)7700 900 123', '0044 7700 900123', '(07700) 900-123', ' 07700.900.123 ', '7700900123'])(
  '%s is a mobile of this country',
  (typed) => {
    expect(mobileOf(typed)).toBe('+447700900123')
  },
)

test('a mobile of the Isle of Man, and one of elsewhere with its country, can be sent texts', () => {
  expect(mobileOf('07624 900123')).toBe('+447624900123')
  expect(mobileOf('+353 85 012 3456')).toBe('+353850123456')
  expect(mobileOf('00 49 151 23456789')).toBe('+4915123456789')
})

test.each([
  ['a landline', '0115 496 0123'],
  ['a number that forwards calls', '07012 345678'],
  ['a pager', '07660 900123'],
  ['one figure too few', '07700 90012'],
  ['one too many', '07700 9001234'],
  ['another country without its +', '353 85 012 3456'],
  ['no country', '+0 7700 900123'],
  ['words', 'ring my sister on 07700 900123'],
  ['two numbers', '07700 900123, 07700 900124'],
  ['an address', 'ada@people.example'],
  ['nothing', ''],
])('%s is not: %s', (_, typed) => {
  expect(mobileOf(typed)).toBeUndefined()
})
