import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Pair, pairedChange, pairedChangeFromMoments } from './pairedChange.ts'

// Reference data lies beside the project, never in it.
const data = new URL('../../../../shared/data/statistics/', import.meta.url)
const absent = !existsSync(data)
if (absent) console.warn(`SKIPPED: reference statistics are not at ${data.pathname}`)

const read = (file: string) => readFileSync(new URL(file, data), 'utf8')

/** NIST files hold their observations from line 61: group, value. */
function nistGroup(file: string, group: number): number[] {
  const rows = read(`nist_anova/${file}`)
    .split('\n')
    .slice(60)
    .map((line) => line.trim().split(/\s+/).map(Number))
  return rows.flatMap(([of, value]) => (of === group && value !== undefined ? [value] : []))
}

const pairsOf = (start: number[], later: number[]): Pair[] => start.map((value, at) => ({ start: value, later: later[at] ?? Number.NaN }))

function withInterval(pairs: Pair[]) {
  const change = pairedChange(pairs)
  if (change.low === undefined) throw new Error('An interval was expected')
  return change
}

describe('the sleep study that R uses to document its paired t test', () => {
  // Hours of extra sleep with either drug. R compares the first with the second.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const change = withInterval(pairsOf(second, first))

  test('gives the mean change, its spread and its interval', () => {
    expect(change.n).toBe(10)
    expect(change.meanStart).toBeCloseTo(2.33, 12)
    expect(change.meanLater).toBeCloseTo(0.75, 12)
    expect(change.meanChange).toBeCloseTo(-1.58, 12)
    expect(change.sdChange).toBeCloseTo(1.229995483, 9)
    expect(change.low).toBeCloseTo(-2.459885763, 9)
    expect(change.high).toBeCloseTo(-0.700114237, 9)
  })

  test('gives t and p', () => {
    expect(change.meanChange / (change.sdChange / Math.sqrt(change.n))).toBeCloseTo(-4.062127683382037, 12)
    expect(change.p).toBeCloseTo(0.002832890197384, 13)
  })

  test('the other way round is the same change turned over', () => {
    const turned = withInterval(pairsOf(first, second))
    expect(turned.meanChange).toBeCloseTo(1.58, 12)
    expect([turned.low, turned.high]).toEqual([-change.high, -change.low])
    expect(turned.p).toBe(change.p)
  })

  test.skipIf(absent)('is the study in the reference file', () => {
    const rows = read('sleep.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
    const ofGroup = (group: number) => rows.filter((row) => row[2] === group).map((row) => row[1])
    expect([ofGroup(1), ofGroup(2)]).toEqual([first, second])
  })
})

describe('numbers that are large and differ little', () => {
  // The pattern of SmLs09, the hardest set of NIST: around 1e12, 2,001 values, standard deviation 0.1.
  const pattern = (offset: number) => Array.from({ length: 2001 }, (_, at) => offset + (at === 0 ? 0.4 : at % 2 === 1 ? 0.3 : 0.5))

  test('keep their spread at an offset of 1e12', () => {
    const change = withInterval(pattern(1e12).map((later) => ({ start: 1e12, later })))
    // 1e12 leaves a double about four decimals, so the certified 0.1 can be met to three figures.
    expect(change.sdChange).toBeCloseTo(0.1, 3)
    expect(change.meanChange).toBeCloseTo(0.4, 3)
    expect(change.meanLater - change.meanStart).toBeCloseTo(0.4, 3)
  })

  test('would lose it by the formula of sums of squares, which this test can therefore tell apart', () => {
    const values = pattern(1e12)
    const sum = values.reduce((all, value) => all + value, 0)
    const squares = values.reduce((all, value) => all + value * value, 0)
    expect(Math.abs((squares - sum ** 2 / 2001) / 2000 - 0.01)).toBeGreaterThan(1)
  })

  test('give the same change whatever is added to both answers', () => {
    const answers = fc.record({ start: fc.integer({ min: 0, max: 10 }), later: fc.integer({ min: 0, max: 10 }) })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 2, maxLength: 40 }), (pairs) => {
        const moved = pairedChange(pairs.map(({ start, later }) => ({ start: start + 1e12, later: later + 1e12 })))
        const { meanChange, low, high, p } = pairedChange(pairs)
        expect(moved.meanChange).toBe(meanChange)
        // A spread under a thousandth cannot be told from rounding beside 1e12; answers here spread more or not at all.
        expect([moved.low, moved.high, moved.p]).toEqual([low, high, p])
      }),
    )
  })

  test.skipIf(absent).each(['SmLs07.dat', 'SmLs08.dat', 'SmLs09.dat'])('meet the certified spread of %s', (file) => {
    const change = withInterval(nistGroup(file, 1).map((later) => ({ start: 1e12, later })))
    expect(change.sdChange).toBeCloseTo(0.1, 3)
  })

  test.skipIf(absent)('meet the certified difference between instruments of AtmWtAg', () => {
    const change = withInterval(pairsOf(nistGroup('AtmWtAg.dat', 1), nistGroup('AtmWtAg.dat', 2)))
    expect(change.n).toBe(24)
    // Between two groups of n the sum of squares is n/2 times the squared difference: certified 3.638341875E-09.
    expect(((change.n / 2) * change.meanChange ** 2) / 3.638341875e-9).toBeCloseTo(1, 7)
  })
})

describe('sums made by a database', () => {
  const score = fc.double({ min: 0, max: 100, noNaN: true })

  test('say what the answers themselves say', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 30 }), (answers) => {
        const pairs = answers.map(([start, later]) => ({ start, later }))
        const { n, meanStart, meanLater, meanChange, sdChange, low } = pairedChange(pairs)
        fc.pre(low !== undefined)
        const again = pairedChangeFromMoments({ n, meanStart, meanLater, meanChange, varChange: sdChange ** 2 })
        expect(again.low).toBeCloseTo(low, 8)
      }),
    )
  })

  test('are refused when start and later come from different people', () => {
    const moments = { n: 20, meanStart: 4, meanLater: 6, meanChange: 1.5, varChange: 2 }
    expect(() => pairedChangeFromMoments(moments)).toThrow('the same people')
    expect(pairedChangeFromMoments({ ...moments, meanChange: 2 }).meanChange).toBe(2)
  })

  test('are refused when a figure is absent, not a number, or cannot be', () => {
    const moments = { n: 20, meanStart: 4, meanLater: 6, meanChange: 2, varChange: 2 }
    for (const wrong of [{ meanStart: null }, { varChange: null }, { varChange: -1 }, { n: 2.5 }, { n: -1 }]) {
      expect(() => pairedChangeFromMoments({ ...moments, ...wrong })).toThrow(RangeError)
    }
  })
})

test.each([
  [0, []],
  [1, [{ start: 3, later: 9 }]],
])('%i people say nothing, not even a mean', (n, pairs) => {
  expect(pairedChange(pairs)).toEqual({ n })
})

test('people who all changed by the same amount leave no interval to work out', () => {
  expect(pairedChange([1, 2, 3].map((start) => ({ start, later: start + 1 })))).toEqual({
    n: 3,
    meanStart: 2,
    meanLater: 3,
    meanChange: 1,
    sdChange: 0,
  })
})

test('what rounding leaves behind is not taken for a spread', () => {
  // 0.3 − 0.2 and 0.4 − 0.3 differ in the seventeenth place.
  const change = pairedChange([
    { start: 0.2, later: 0.3 },
    { start: 0.3, later: 0.4 },
    { start: 7.2, later: 7.3 },
  ])
  expect(change).toMatchObject({ sdChange: 0, low: undefined, p: undefined })
})

test('two people give an interval, and a wide one', () => {
  // t with one degree of freedom is 12.7062 at 97.5%: changes of 1 and 3 lie a standard error of 1 about 2.
  const change = withInterval([
    { start: 0, later: 1 },
    { start: 0, later: 3 },
  ])
  expect(change.low).toBeCloseTo(2 - 12.7062, 4)
  expect(change.high).toBeCloseTo(2 + 12.7062, 4)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('an answer of %d is refused', (later) => {
  const wrong = [
    { start: 1, later },
    { start: 2, later: 2 },
  ]
  expect(() => pairedChange(wrong)).toThrow(RangeError)
})
