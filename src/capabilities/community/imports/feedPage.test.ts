import { expect, test } from 'vitest'
import { baseOf, isOrdinary } from './directory.ts'
import { readJson, readPage, secondsToWait } from './feedPage.ts'

const item = { id: 'a' }

test.each([
  [{ contents: [item], last_page: true, total_pages: 1 }, 1, true],
  [{ contents: [item], last_page: false, total_pages: 3 }, 1, false],
  [{ contents: [item], last_page: true, total_pages: 3 }, 1, false],
  [{ contents: [item], last_page: false, total_pages: 1 }, 1, false],
  [{ contents: [], last_page: false, total_pages: 9 }, 4, true],
  [{ contents: [item], total_pages: 4 }, 4, true],
  [{ contents: [item] }, 1, false],
  [[item], 1, true],
])('%j as page %i ends the list: %s', (sent, page, isLast) => expect(readPage(sent, page)?.isLast).toBe(isLast))

test.each([null, 7, 'x', {}, { contents: 'x' }])('%j is no page', (sent) => expect(readPage(sent, 1)).toBeUndefined())

test('how it is written is told apart', () => {
  const text = '{"name":"Café"}'
  expect(readJson(Buffer.from(text))).toEqual({ json: { name: 'Café' } })
  expect(readJson(Buffer.from(`\ufeff${text}`))).toEqual({ json: { name: 'Café' } })
  expect(readJson(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ json: { name: 'Café' } })
  expect(readJson(Buffer.from(text, 'latin1'), 'application/json; charset=ISO-8859-1')).toEqual({ json: { name: 'Café' } })
  expect(readJson(Buffer.from(text, 'latin1'))).toEqual({ wrong: expect.stringMatching(/not written in UTF-8/) })
  expect(readJson(Buffer.from('<html>'), 'text/html')).toEqual({ wrong: expect.stringMatching(/web page/) })
  expect(readJson(Buffer.from('{'), 'application/json')).toEqual({ wrong: 'The answer is not JSON' })
  expect(readJson(Buffer.from('x'), 'application/json; charset=klingon')).toEqual({ wrong: expect.stringMatching(/UTF-8/) })
})

test('how long to wait is asked in seconds or by a date, and has bounds', () => {
  const now = new Date('2026-12-03T10:00:00Z')
  expect(secondsToWait('7', now)).toBe(7)
  expect(secondsToWait('Thu, 03 Dec 2026 10:02:00 GMT', now)).toBe(120)
  expect(secondsToWait('99999999', now)).toBe(3600)
  expect(secondsToWait('soon', now)).toBe(60)
  expect(secondsToWait(undefined, now)).toBe(60)
})

test.each([
  ['https://example.org/oruk/v3', 'https://example.org/oruk/v3'],
  [' https://example.org/oruk/v3/services?page=2 ', 'https://example.org/oruk/v3'],
  ['https://example.org/', 'https://example.org'],
  ['file:///etc/passwd', undefined],
  ['https://a:b@example.org/', undefined],
  ['nonsense', undefined],
])('%s begins at %s', (typed, base) => expect(baseOf(typed)).toBe(base))

test('what is used without anybody looking is what changes little', () => {
  expect(isOrdinary({ unchanged: 1000, gone: 20, new: 5 })).toBe(true)
  expect(isOrdinary({ unchanged: 500, gone: 500 })).toBe(false)
  expect(isOrdinary({ unchanged: 100, rejected: 90 })).toBe(false)
})
