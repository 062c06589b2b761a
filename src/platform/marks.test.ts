import { expect, test } from 'vitest'
import { fill, hasLooseBrackets, marksIn, unknownMark } from './marks.ts'

test('each mark is filled in, with spaces in its brackets or without', () => {
  expect(fill('Hello {{name}}, this is {{ partnership }}.', { name: 'Ada', partnership: 'Ashcombe' })).toBe('Hello Ada, this is Ashcombe.')
})

test('a line about something that is not there is left out', () => {
  expect(fill('Hello.\n\nRing {{phone}}.\n\nBye.', { phone: '' })).toBe('Hello.\n\nBye.')
  expect(fill('Hello {{nmae}}', {})).toBe('')
})

test('what is filled in is not read as words with marks of their own', () => {
  expect(fill('Because: {{because}}', { because: '{{link}}', link: 'https://x.example' })).toBe('Because: {{link}}')
})

test('a mark that nobody knows is found, and so are brackets that make none', () => {
  expect(unknownMark('Dear {{nmae}}, {{name}}', ['name'])).toBe('{{nmae}}')
  expect(unknownMark('Dear {{name}}', ['name'])).toBeUndefined()
  expect(marksIn('{{a}} {{b}} {{a}}')).toEqual(['a', 'b'])
  expect(['{{name}', '{{ first name }}', 'name}}'].map(hasLooseBrackets)).toEqual([true, true, true])
  expect(hasLooseBrackets('{{name}} {x}')).toBe(false)
})
