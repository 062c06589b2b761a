import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName, wordKeys } from './fold.ts'

test.each([
  ['  Siân   O’Neill ', 'sian oneill'],
  ["O'NEILL", 'oneill'],
  ['Smith-Jones', 'smith jones'],
  ['St. Luke’s', 'st lukes'],
  ['José Müller', 'jose muller'],
  ['Łukasz Øster Straße', 'lukasz oster strasse'],
  ['ÆTHELFLÆD', 'aethelflaed'],
  ['İpek Işık', 'ipek isik'],
  ['Ｆｕｌｌ', 'full'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['42nd Group (Keyworth)', '42nd group keyworth'],
  ['...', ''],
])('%j is looked up as %j', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})

test('marks that are vowels are kept', () => {
  expect(foldName('हिन्दी')).toBe('हिन्दी')
  expect(foldName('がん')).toBe('がん')
})

test('the same name typed as one character or two is the same', () => {
  expect(foldName('e\u0301')).toBe(foldName('\u00e9'))
})

const anyText = fc.string({ unit: 'binary' })

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => foldName(foldName(text)) === foldName(text)),
    { numRuns: 2000 },
  )
})

test('only letters, their marks, digits and single spaces are left', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldName(text)).toMatch(/^([\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*)?$/u)
    }),
    { numRuns: 2000 },
  )
})

test('the words of a name are folded, each once', () => {
  expect(wordKeys('Siân Smith-Smith')).toEqual(['sian', 'smith'])
  expect(wordKeys(' – ')).toEqual([])
})
