import { expect, test } from 'vitest'
import type { GroupState } from './group.ts'
import { type Answers, isDue, leastOf, scoreOf, worriesOf } from './lasting.ts'

const sure: Answers = { led: 5, othersCould: 4, money: 5, place: 4, kit: 5, withoutUs: 4 }
const group = (given: { state?: GroupState; lastingCheckedOn?: string | null; handsOverOn?: string | null } = {}) => ({
  state: 'supported' as GroupState,
  lastingCheckedOn: '2026-11-02',
  handsOverOn: null,
  ...given,
})
const TODAY = '2026-12-03'
const known = (given: Partial<Parameters<typeof worriesOf>[0]> = {}) => ({ group: group(), latest: sure, before: sure, lastMetOn: '2026-11-26', ...given })

test('six answers are added up, and the least of them is kept', () => {
  expect(scoreOf(sure)).toBe(27)
  expect(leastOf({ ...sure, money: 2 })).toBe(2)
})

test('a group that is well has no worries', () => {
  expect(worriesOf(known(), TODAY)).toEqual([])
})

test.each([
  ['a low answer', known({ latest: { ...sure, money: 2 }, before: { ...sure, money: 2 } }), ['Its money is running out']],
  ['fewer points than before', known({ latest: { ...sure, led: 3, kit: 3 }, before: { ...sure, money: 4 } }), ['Its answers are lower than last time']],
  ['no register for eight weeks', known({ lastMetOn: '2026-10-07' }), ['No register for eight weeks']],
  ['a hand-over that has passed', known({ group: group({ handsOverOn: '2026-12-02' }) }), ['The day to hand over has passed']],
  ['questions of half a year ago', known({ group: group({ lastingCheckedOn: '2026-06-03' }) }), ['Its leads have not been asked for half a year']],
])('%s is a worry', (_, given, worries) => {
  expect(worriesOf(given, TODAY)).toEqual(worries)
})

test('one that stands on its own has handed over, and one that rests is left in peace', () => {
  expect(worriesOf(known({ group: group({ state: 'standing on its own', handsOverOn: '2026-12-02' }) }), TODAY)).toEqual([])
  expect(worriesOf(known({ group: group({ state: 'resting', lastingCheckedOn: null }), latest: { ...sure, led: 1 }, lastMetOn: null }), TODAY)).toEqual([])
})

test('the questions come round twice a year, the first time at once', () => {
  expect(isDue(group({ lastingCheckedOn: null }), TODAY)).toBe(true)
  expect(isDue(group({ lastingCheckedOn: '2026-06-04' }), TODAY)).toBe(false)
  expect(isDue(group({ lastingCheckedOn: '2026-06-03' }), TODAY)).toBe(true)
  expect(isDue(group({ state: 'idea', lastingCheckedOn: null }), TODAY)).toBe(false)
})
