import { expect, test } from 'vitest'
import { fiveWays } from './fiveWays.ts'

test('the five ways come in their usual order', () => {
  expect(fiveWays.map(({ key }) => key)).toEqual(['connect', 'be active', 'take notice', 'keep learning', 'give'])
})

test('each way is one short sentence of short words', () => {
  for (const { words } of fiveWays) {
    expect(words).toMatch(/^[A-Z][^.!?]+\.$/)
    expect(words.split(' ').length).toBeLessThanOrEqual(15)
    expect(words.split(/[^a-z]+/i).filter((word) => word.length > 9)).toEqual([])
  }
})
