import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsFor } from '../../src/platform/words.ts'
import english from '../../src/words/en.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const FORMS = ['one', 'other'] as const

/** Every sentence of the code with a number in it whose words depend on the number. */
function countedSentences(text: string): string[] {
  const withoutComments = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const literals = withoutComments.matchAll(/(['"])((?:(?!\1)[^\\\n]|\\.)*\{\{count\}\}(?:(?!\1)[^\\\n]|\\.)*)\1/g)
  return [...literals].map((found) => (found[2] ?? '').replaceAll("\\'", "'")).filter((sentence) => sentence !== '{{count}}')
}

/** What the English catalogue lacks for them, and what it has that no code says. */
function wrongIn(catalogue: Record<string, string>, sentences: readonly string[]): string[] {
  const wanted = sentences.flatMap((sentence) => FORMS.map((form) => `${sentence}_${form}`))
  return [
    ...wanted.filter((key) => !catalogue[key]?.trim()).map((key) => `src/words/en.json has no "${key}"`),
    ...Object.keys(catalogue)
      .filter((key) => /_(one|other)$/.test(key) && !wanted.includes(key))
      .map((key) => `src/words/en.json has "${key}", which nothing says any more`),
  ]
}

const said = globSync('src/**/*.{ts,tsx}', { cwd: root, exclude: (name) => /\.test\.tsx?$/.test(name) }).flatMap((file) =>
  countedSentences(readFileSync(join(root, file), 'utf8')),
)

test('every sentence that counts something has its words for one and for more', () => {
  expect(said.length).toBeGreaterThan(4)
  expect(wrongIn(english, said)).toEqual([])
})

test('one is said as one', () => {
  const { t } = wordsFor('en', 'Europe/London')
  expect(t('We get in touch within {{count}} working days, in the way you asked for.', { count: 1 })).toContain('within 1 working day,')
  expect(t('We get in touch within {{count}} working days, in the way you asked for.', { count: 5 })).toContain('within 5 working days,')
})

test('finds a sentence without its forms, an orphan of the catalogue, and passes over comments', () => {
  const planted = countedSentences(`/** t('In {{count}} comments') */\nt('{{count}} hens', { count })\nt(\n  "a dog's {{count}} bones",\n)`)
  expect(planted).toEqual(['{{count}} hens', "a dog's {{count}} bones"])
  expect(wrongIn({ '{{count}} hens_one': '{{count}} hen', '{{count}} hens_other': '{{count}} hens', '{{count}} cats_one': 'x' }, planted)).toEqual([
    'src/words/en.json has no "a dog\'s {{count}} bones_one"',
    'src/words/en.json has no "a dog\'s {{count}} bones_other"',
    'src/words/en.json has "{{count}} cats_one", which nothing says any more',
  ])
})
