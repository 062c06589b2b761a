import { expect, test } from 'vitest'
import { asSearch, webAddress, widerThan } from './entry.ts'

test.each([
  ['www.example.org', 'https://www.example.org/'],
  ['http://example.org/walks?day=thursday', 'http://example.org/walks?day=thursday'],
  ['example.org:8080/a', 'https://example.org:8080/a'],
])('%s is a web address', (typed, address) => {
  expect(webAddress(typed)).toBe(address)
})

test.each(['javascript:alert(1)', 'data:text/html,hello', 'JavaScript:alert(1)', 'not an address', 'nowhere', 'ftp://example.org', ' '])(
  '“%s” is no web address',
  (typed) => {
    expect(webAddress(typed)).toBeUndefined()
  },
)

test('what is looked for stands in the address, and a distance only with a place', () => {
  expect(asSearch({ words: 'walk & talk', near: 'Ashcombe', within: '5' })).toBe('?words=walk+%26+talk&near=Ashcombe&within=5')
  expect(asSearch({ within: '5', free: 'yes' })).toBe('?free=yes')
  expect(asSearch({})).toBe('')
})

test('a look can be widened until there is no wider one', () => {
  expect(widerThan('10')).toBe('25')
  expect(widerThan('50')).toBeUndefined()
})
