import { expect, test } from 'vitest'
import { canBecome, forgottenBefore, isOpen, OPEN } from './support.ts'

test('coaching may become link work, and either may end', () => {
  expect(canBecome('coaching', 'link work')).toBe(true)
  expect(canBecome('coaching', 'ended')).toBe(true)
  expect(canBecome('link work', 'ended')).toBe(true)
})

test('another coach or link worker may take over, and the state stays', () => {
  expect(canBecome('coaching', 'coaching')).toBe(true)
  expect(canBecome('link work', 'link work')).toBe(true)
})

test('what has ended stays so, and link work does not go back to coaching', () => {
  for (const state of ['coaching', 'link work', 'ended'] as const) expect(canBecome('ended', state)).toBe(false)
  expect(canBecome('link work', 'coaching')).toBe(false)
})

test('what is open is what may still change', () => {
  expect(OPEN).toEqual(['coaching', 'link work'])
  expect(isOpen({ state: 'ended' })).toBe(false)
})

test('after thirty days without a word, somebody may have been forgotten', () => {
  expect(forgottenBefore('2026-12-03')).toBe('2026-11-03')
})
