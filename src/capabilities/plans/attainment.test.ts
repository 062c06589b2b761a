import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attainmentLevels, type Rating, tScore } from './attainment.ts'

/** Spreads a sum over so many goals, each within −2 to 2. */
function goalsWithSum(goals: number, sum: number): Rating[] {
  return Array.from({ length: goals }, () => {
    const level = Math.max(-2, Math.min(2, sum))
    sum -= level
    return { level }
  })
}

describe('the published table of unweighted goals', () => {
  test.each([
    [1, [60, 70]],
    [2, [56.2, 62.4, 68.61, 74.81]],
    [3, [54.56, 59.13, 63.69, 68.26, 72.82, 77.39]],
    [4, [53.63, 57.25, 60.88, 64.51, 68.14, 71.76]],
    [5, [53.02, 56.03, 59.05, 62.06, 65.08, 68.09]],
  ])('is met for %i goals', (goals, scores) => {
    expect(scores.map((_, at) => Number(tScore(goalsWithSum(goals, at + 1))?.toFixed(2)))).toEqual(scores)
  })
})

test('three goals a little below hope, and far below, give the published scores', () => {
  expect(tScore(goalsWithSum(3, -3))).toBeCloseTo(36.31, 2)
  expect(tScore(goalsWithSum(3, -6))).toBeCloseTo(22.61, 2)
})

test('weights count: the documented example of six weighted goals gives exactly 55', () => {
  const levels = [-2, 0, -1, 2, 0, 1]
  const weights = [3, 5, 1, 4, 2, 6]
  expect(tScore(levels.map((level, at) => ({ level, weight: weights[at] ?? 0 })))).toBeCloseTo(55, 12)
})

test('no goals give no score, rather than a middling one', () => {
  expect(tScore([])).toBeUndefined()
})

test.each([-3, 3, 0.5, Number.NaN])('a level of %d is refused', (level) => {
  expect(() => tScore([{ level }])).toThrow(RangeError)
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a weight of %d is refused', (weight) => {
  expect(() => tScore([{ level: 1, weight }])).toThrow(RangeError)
})

test('there are five levels, worst first', () => {
  expect(attainmentLevels.map(({ level }) => level)).toEqual([-2, -1, 0, 1, 2])
})

describe('for any goals at all', () => {
  const rating = fc.record({ level: fc.integer({ min: -2, max: 2 }), weight: fc.integer({ min: 1, max: 100 }) })
  const ratings = fc.array(rating, { minLength: 1, maxLength: 12 })
  const score = (all: Rating[]) => tScore(all) ?? Number.NaN

  test('turning every level round mirrors the score about 50', () => {
    fc.assert(
      fc.property(ratings, (all) => {
        const mirrored = all.map((one) => ({ ...one, level: -one.level || 0 }))
        expect(score(mirrored)).toBeCloseTo(100 - score(all), 9)
      }),
    )
  })

  test('everything as hoped is 50', () => {
    fc.assert(fc.property(ratings, (all) => score(all.map((one) => ({ ...one, level: 0 }))) === 50))
  })

  test('one goal turning out better always raises the score', () => {
    fc.assert(
      fc.property(ratings, fc.nat(), (all, pick) => {
        const chosen = pick % all.length
        fc.pre((all[chosen]?.level ?? 2) < 2)
        const better = all.map((one, at) => (at === chosen ? { ...one, level: one.level + 1 } : one))
        expect(score(better)).toBeGreaterThan(score(all))
      }),
    )
  })

  test('the score lies between everything much less and everything much more than hoped', () => {
    fc.assert(
      fc.property(ratings, (all) => {
        const at = (level: number) => score(all.map((one) => ({ ...one, level })))
        expect(score(all)).toBeGreaterThanOrEqual(at(-2))
        expect(score(all)).toBeLessThanOrEqual(at(2))
      }),
    )
  })

  test('only how weights compare matters, not how large they are', () => {
    fc.assert(
      fc.property(ratings, (all) => {
        const heavier = all.map((one) => ({ ...one, weight: one.weight * 7 }))
        expect(score(heavier)).toBeCloseTo(score(all), 9)
      }),
    )
  })
})
