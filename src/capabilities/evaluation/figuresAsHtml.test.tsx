import { expect, test } from 'vitest'
import type { Figure } from './figure.ts'
import { figuresAsHtml } from './figuresAsHtml.tsx'

const aTotal = (value: number, title = 'People'): Figure => ({ kind: 'total', title, name: title, under: title, definition: 'All of them.', value })

test('figures that stay the same are written once, and others anew', async () => {
  const first = await figuresAsHtml([aTotal(20)])
  expect(first).toContain('20')
  expect(await figuresAsHtml([aTotal(20)])).toBe(first)
  expect(await figuresAsHtml([aTotal(21)])).toContain('21')
})

test('words of a figure stay words', async () => {
  const html = await figuresAsHtml([aTotal(20, '<script>')])
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script>')
})

test('each picture has its figures in a table beside it', async () => {
  const parts = [
    { label: 'Alone', count: 20 },
    { label: 'With somebody', count: null },
  ]
  const html = await figuresAsHtml([{ ...aTotal(0), kind: 'parts', of: 'people', total: 60, parts } as Figure])
  expect(html).toContain('src="data:image/svg+xml;base64,')
  expect(html).toMatch(/<th[^>]*>Alone<\/th><td[^>]*>20<\/td>/)
  expect(html).toMatch(/<th[^>]*>With somebody<\/th><td[^>]*>hidden<\/td>/)
})
