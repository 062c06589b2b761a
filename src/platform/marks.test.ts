import { expect, test } from 'vitest'
import { fill, hasLooseBrackets, markLost, marksIn, unknownMark } from './marks.ts'

test('each mark is filled in, with spaces in its brackets or without', () => {
  expect(fill('Hello {{name}}, this is {{ partnership }}.', { name: 'Ada', partnership: 'Ashcombe' })).toBe('Hello Ada, this is Ashcombe.')
})

test('a line about something that is not there is left out', () => {
  expect(fill('Hello.\n\nRing {{phone}}.\n\nBye.', { phone: '' })).toBe('Hello.\n\nBye.')
  expect(fill('Hello {{nmae}}', {})).toBe('')
})

test('with a line that is left out goes one empty line beside it, and space for a signature stays', () => {
  expect(fill('With best wishes,\n\n\n\nAda\n\n{{phone}}\n\nAshcombe', {})).toBe('With best wishes,\n\n\n\nAda\n\nAshcombe')
  expect(fill('{{phone}}\n\nHello\n\n{{phone}}\n\n{{link}}\n\n\nBye', {})).toBe('Hello\n\n\nBye')
})

test('a mark that would say something is lost with a line that is left out for another', () => {
  const given = { because: 'We are full.', link: '' }
  expect(markLost('{{because}} More: {{link}}', given, ['because', 'link'])).toBe('because')
  expect(markLost('{{because}}\nMore: {{because}} {{link}}', given, ['because', 'link'])).toBeUndefined()
  expect(markLost('Hello', given, ['because'])).toBeUndefined()
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
