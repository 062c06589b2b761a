import { expect, test } from 'vitest'
import { webAddress } from './entry.ts'

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
