import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { wordsFor } from '../../../platform/words.ts'
import { kinds, offeredKinds } from '../book/kinds.ts'
import type { Paper } from './paper.ts'
import { renderPaper } from './render.tsx'
import { sizes } from './sizes.ts'

const words = wordsFor('en', 'Europe/London')
const paper = (more: Partial<Paper>): Paper => ({ title: 'My plan', size: 'a4', words, sheets: [], ...more })
const sheet = { id: '1', kind: 'what matters', title: 'What matters to me' }

const hasTools = spawnSync('pdftotext', ['-v']).error === undefined

/** What a program that reads PDFs finds in one. */
function read(tool: 'pdftotext' | 'pdfinfo' | 'pdffonts', pdf: Uint8Array, ...options: string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'livewell-paper-')), 'plan.pdf')
  writeFileSync(file, pdf)
  return spawnSync(tool, tool === 'pdftotext' ? ['-layout', file, '-'] : [...options, file], { encoding: 'utf8' }).stdout
}

const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('says its language and title, has a bookmark for each page, and brings its letters along', async () => {
  const pdf = latin(await renderPaper(paper({ sheets: [{ ...sheet, content: { answers: { most: 'The heron' }, near: [] } }] })))
  expect(pdf).toMatch(/^%PDF-1\./)
  expect(pdf).toContain('/Lang (en-GB)')
  expect(pdf).toContain('/Outlines')
  expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+AtkinsonHyperlegibleNext/)
  // What the drawn letters mean stands beside them, so that they can be selected and read aloud.
  expect(pdf).toContain('/ToUnicode')
})

test('a page of 30 leaves has each of them', async () => {
  const answers = { most: 'It matters that I am asked first. '.repeat(40), hope: 'To see the sea.' }
  const sheets = Array.from({ length: 30 }, (_, index) => ({ ...sheet, id: String(index), title: `Leaf ${index + 1}`, content: { answers, near: [] } }))
  const pdf = latin(await renderPaper(paper({ sheets })))
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(30)
})

test.runIf(hasTools)('its words can be taken out again, in the letters of Poland too, and what cannot be drawn is said', async () => {
  const content = { answers: { most: 'Zażółć gęślą jaźń.\nTea ☕️ at four.', hope: 'مرحبا' }, near: [] }
  const text = read('pdftotext', await renderPaper(paper({ sheets: [{ ...sheet, content }] })))
  expect(text).toContain('Zażółć gęślą jaźń.')
  expect(text).toContain('Tea [?] at four.')
  expect(text).toContain('cannot be printed here')
  const whole = read('pdftotext', await renderPaper(paper({ sheets: [{ ...sheet, content: { answers: { most: 'Tea' }, near: [] } }] })))
  expect(whole).not.toContain('cannot be printed here')
})

test.runIf(hasTools)('each side has its number', async () => {
  const sheets = ['One', 'Two', 'Three'].map((title) => ({ ...sheet, id: title, title, content: { answers: { most: 'The heron' }, near: [] } }))
  const sides = read('pdftotext', await renderPaper(paper({ sheets }))).split('\f')
  expect(sides.slice(0, 3).map((side) => side.trim().match(/\d+$/)?.[0])).toEqual(['1', '2', '3'])
})

test.runIf(hasTools)('people and places stand in the circles and in a list', async () => {
  const near = [{ id: '1', name: 'Ann', what: 'person' as const, circle: 'closest' as const, note: 'rings on Sundays' }]
  const text = read('pdftotext', await renderPaper(paper({ sheets: [{ id: '1', kind: 'people', title: 'My people', content: { answers: {}, near } }] })))
  expect(text).toContain('Ann: rings on Sundays')
  expect(text.match(/\bAnn\b/g)).toHaveLength(2)
})

test.runIf(hasTools).each(sizes)('a blank page of every kind asks everything it asks on a screen: %s', async (size) => {
  const sheets = offeredKinds.map((kind) => ({ id: kind, kind, title: kinds[kind].title }))
  const pdf = await renderPaper(paper({ size, sheets }))
  const text = read('pdftotext', pdf).replaceAll(/\s+/g, ' ')
  for (const kind of offeredKinds) {
    expect(text).toContain(kinds[kind].title)
    const [first] = kinds[kind].prompts
    if (size === 'a4') expect(text).toContain(first.ask)
  }
  expect(read('pdfinfo', pdf)).toContain(size === 'booklet' ? '419.53 x 595.28' : '(A4)')
})

test.runIf(hasTools)('the booklet to fold has two pages on each side, all words to select, and says its language and how to turn it', async () => {
  const sheets = ['One', 'Two', 'Three', 'Four', 'Five'].map((title) => ({ ...sheet, id: title, title, content: { answers: { most: 'The heron' }, near: [] } }))
  const pdf = await renderPaper(paper({ size: 'folded', sheets }))
  const info = read('pdfinfo', pdf)
  expect(info).toMatch(/Pages:\s+4\n/)
  expect(info).toContain('841.89 x 595.28')
  expect(info).toContain('My plan')
  const sides = read('pdftotext', pdf).split('\f')
  expect(sides.map((side) => ['One', 'Two', 'Three', 'Four', 'Five'].filter((title) => side.includes(title)))).toEqual([
    ['One'],
    ['Two'],
    ['Three'],
    ['Four', 'Five'],
    [],
  ])
  expect(latin(pdf)).toMatch(/\/Lang \(en-GB\) \/ViewerPreferences[^>]*DuplexFlipShortEdge/)
})

test.runIf(hasTools)('whoever has it read out hears headings, paragraphs and what a picture shows, in order, and not the number of each side', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer()
  const long = 'The heron comes at seven. '.repeat(400)
  const sheets = [
    { ...sheet, content: { answers: { most: long }, near: [] }, attached: [{ words: 'Our weir', picture }] },
    { ...sheet, id: '2', title: 'My own page', kind: 'own' },
  ]
  const file = await renderPaper(paper({ sheets }))
  const heard = read('pdfinfo', file, '-struct-text').replaceAll(/\s+/g, ' ')
  expect(heard).toMatch(/Document H1 \(block\) "What matters to me" H2 \(block\) "[^"]+" P \(block\) "The heron comes/)
  expect(heard).toMatch(/Figure.* "?P \(block\) "Our weir"/)
  expect(latin(file)).toContain('/Alt (Our weir)')
  expect(heard.match(/heron/g)).toHaveLength(400)
  expect(heard.indexOf('What matters to me')).toBe(heard.lastIndexOf('What matters to me'))
})
