import { expect, test } from 'vitest'
import { partsOf } from './textParts.ts'

test.each([
  [160, 1],
  [161, 2],
  [306, 2],
  [307, 3],
])('%i plain letters go in %i parts', (length, parts) => {
  expect(partsOf('a'.repeat(length))).toEqual({ length, parts })
})

test.each([
  [70, 1],
  [71, 2],
  [134, 2],
  [135, 3],
])('%i letters with one that is not plain go in %i parts', (length, parts) => {
  expect(partsOf(`ŵ${'a'.repeat(length - 1)}`)).toEqual({ length, parts, unusual: 'ŵ' })
})

test('£, é and line ends are plain; €, square brackets and the like take two places; an emoji takes two of the short ones', () => {
  expect(partsOf('£é\nÑ')).toEqual({ length: 4, parts: 1 })
  expect(partsOf(`€${'a'.repeat(158)}`)).toEqual({ length: 160, parts: 1 })
  expect(partsOf(`[${'a'.repeat(159)}`)).toEqual({ length: 161, parts: 2 })
  expect(partsOf('🌱')).toEqual({ length: 2, parts: 1, unusual: '🌱' })
  expect(partsOf('“')).toMatchObject({ unusual: '“' })
  expect(partsOf('')).toEqual({ length: 0, parts: 1 })
})
