import { expect, test } from 'vitest'
import { aGoal } from './factory.ts'
import { canBecome, type Goal, levelNow, scaleOf, shortened } from './goal.ts'

const goal = aGoal({
  partnershipId: 'p',
  personId: 'q',
  muchLess: 'Never out',
  less: 'Out once',
  asHoped: 'Out twice',
  more: 'Out often',
  muchMore: 'Out daily',
})

test('the scale runs from much less than hoped to much more, with the words agreed for each', () => {
  expect(scaleOf(goal as Goal).map(({ level, agreed }) => [level, agreed])).toEqual([
    [-2, 'Never out'],
    [-1, 'Out once'],
    [0, 'Out twice'],
    [1, 'Out often'],
    [2, 'Out daily'],
  ])
})

test('a goal is where it was last rated, else where it began, else nobody has said', () => {
  expect(levelNow({ startLevel: -2, nowLevel: 0 })).toBe(0)
  expect(levelNow({ startLevel: -2, nowLevel: null })).toBe(-2)
  expect(levelNow({ startLevel: null, nowLevel: null })).toBeUndefined()
})

test('a goal at rest can be taken up again, and one that was reached is not put to rest', () => {
  expect(canBecome('rested', 'open')).toBe(true)
  expect(canBecome('reached', 'rested')).toBe(false)
})

test('long words are cut between words, never inside a letter', () => {
  expect(shortened('Walk to the shops')).toBe('Walk to the shops')
  expect(shortened('Walk to the shops\non my own', 20)).toBe('Walk to the shops…')
  expect(shortened('🌻'.repeat(50), 5)).toBe('🌻🌻…')
})
