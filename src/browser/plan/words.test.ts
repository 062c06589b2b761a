import { globSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { toldTo } from '../../capabilities/plans/offline/told.ts'
import { wordsFor } from '../../platform/words.ts'

const said = globSync('src/browser/plan/*.ts', { exclude: (name) => name.endsWith('.test.ts') }).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map((found) => found[1] as string),
)
const told = (language: 'en' | 'en-XA') => toldTo({ slug: 'ashcombe', name: 'Ashcombe' }, wordsFor(language, 'Europe/London')).words

test('a device is told every sentence that its code says, and none besides', () => {
  expect(said.length).toBeGreaterThan(40)
  expect(said.filter((sentence) => !(sentence in told('en')))).toEqual([])
  const circles = ['Closest', 'Close', 'Around me']
  expect(Object.keys(told('en')).filter((sentence) => !said.includes(sentence) && !circles.includes(sentence))).toEqual([])
})

test('in the reader’s language, with a place for what the device fills in', () => {
  for (const sentence of Object.values(told('en-XA'))) expect(sentence).toMatch(/^⟦.*⟧$/)
  expect(told('en')['That is too long: one answer holds {{most}} letters. Nothing of it was put in.']).toContain('{{most}}')
})

test('all code for browsers is at most 150 KB, compressed', () => {
  const files = globSync('dist/assets/*.js')
  expect(files.length).toBeGreaterThan(2)
  const sizes = files.map((file) => ({ file: file.replace('dist/assets/', ''), bytes: brotliCompressSync(readFileSync(file)).byteLength }))
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.info(`Code for browsers, compressed: ${sizes.map(({ file, bytes }) => `${file} ${bytes}`).join(', ')}; all ${all} bytes`)
  expect(all).toBeLessThanOrEqual(150 * 1024)
})
