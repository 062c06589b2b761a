import { expect, test } from 'vitest'
import { isBeyond, OUR_GUIDE } from './guide/guide.ts'
import { canBecome, isOpen, OPEN, WORKING } from './support.ts'

test('coaching may become link work, and either may end', () => {
  expect(canBecome('coaching', 'link work')).toBe(true)
  expect(canBecome('coaching', 'ended')).toBe(true)
  expect(canBecome('link work', 'ended')).toBe(true)
})

test('another coach or link worker may take over, and the state stays', () => {
  expect(canBecome('coaching', 'coaching')).toBe(true)
  expect(canBecome('link work', 'link work')).toBe(true)
})

test('support that rests goes on as what it was, and somebody who moved on may come back', () => {
  for (const state of ['coaching', 'link work'] as const) {
    expect(canBecome(state, 'paused')).toBe(true)
    expect(canBecome('paused', state)).toBe(true)
    expect(canBecome('ended', state)).toBe(true)
  }
  expect(canBecome('paused', 'ended')).toBe(true)
})

test('what has ended neither ends again nor rests, and link work does not go back to coaching', () => {
  for (const state of ['ended', 'paused'] as const) expect(canBecome('ended', state)).toBe(false)
  expect(canBecome('link work', 'coaching')).toBe(false)
})

test('what is open is what may still change, and who is paused is supported still', () => {
  expect(OPEN).toEqual(['coaching', 'link work', 'paused'])
  expect(WORKING).toEqual(['coaching', 'link work'])
  expect(isOpen({ state: 'ended' })).toBe(false)
})

test.each([
  ['coaching', 3, false],
  ['coaching', 4, true],
  ['link work', 6, false],
  ['link work', 7, true],
  ['paused', 20, false],
] as const)('in %s, after %i talks, another is beyond what is usual: %s', (state, talksInState, is) => {
  expect(isBeyond(OUR_GUIDE, { state, talksInState })).toBe(is)
})
