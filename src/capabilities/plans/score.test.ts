import { expect, test } from 'vitest'
import { scoreOf } from './score.ts'

test('the same goals are compared, at the start and now', () => {
  const score = scoreOf([
    { startLevel: -1, nowLevel: 1 },
    { startLevel: -1, nowLevel: 0 },
  ])
  expect(score?.goals).toBe(2)
  expect(score?.start).toBeCloseTo(37.6, 1)
  expect(score?.now).toBeCloseTo(56.2, 1)
  expect(score?.change).toBeCloseTo(18.6, 1)
})

test('a goal that was not rated since it began is left out of both', () => {
  const score = scoreOf([
    { startLevel: -2, nowLevel: 0 },
    { startLevel: -2, nowLevel: null },
  ])
  expect(score).toMatchObject({ goals: 1, start: 30, now: 50 })
})

test('without a rated goal there is no score, rather than a middling one', () => {
  expect(scoreOf([])).toBeUndefined()
  expect(scoreOf([{ startLevel: -2, nowLevel: null }])).toBeUndefined()
})
