import tDistribution from '@stdlib/stats-base-dists-t'

/** One person's answers to the same question, both given. Somebody who answered once is not a pair. */
export interface Pair {
  start: number
  later: number
}

/**
 * Pairs already added up, so that a database can do it. In PostgreSQL: `count(*)`, `avg(start)`, `avg(later)`,
 * `avg(later - start)`, `var_samp(later - start)` over the same rows, read as numbers. Cast to `numeric` or `float8`,
 * not `real`. Averages of no rows, and the variance of one, are null.
 */
export interface Moments {
  n: number
  meanStart: number | null
  meanLater: number | null
  meanChange: number | null
  varChange: number | null
}

/** Fewer than two people: nothing can be said, and a single person's change is theirs. */
interface TooFew {
  n: number
  meanStart: undefined
  meanLater: undefined
  meanChange: undefined
  sdChange: undefined
  low: undefined
  high: undefined
  p: undefined
}

interface Means {
  n: number
  meanStart: number
  meanLater: number
  /** Later minus start, in the units of the question. */
  meanChange: number
  /** How much people's changes differ, with n − 1. */
  sdChange: number
}

/** Everybody changed by the very same amount, so how sure to be cannot be worked out. */
interface Uniform extends Means {
  low: undefined
  high: undefined
  p: undefined
}

interface WithInterval extends Means {
  /** Bounds of the 95% confidence interval of the mean change. */
  low: number
  high: number
  /** Two-sided, against no change at all. */
  p: number
}

/** Tell them apart by `meanChange === undefined` (too few) and `low === undefined` (no interval). */
export type PairedChange = TooFew | Uniform | WithInterval

/** To stand beside every figure of change. */
export const changeIsNotProof = 'This shows what changed for people. It does not prove why: other things in their lives may have made the difference.'

/**
 * How people's answers changed, with the paired t test and its 95% interval (Student 1908; R's `t.test(paired = TRUE)`).
 * Computed in two passes about the first value, so that large numbers that differ little keep their digits.
 *
 * @throws RangeError when an answer is not a finite number.
 */
export function pairedChange(pairs: readonly Pair[]): PairedChange {
  const changes = pairs.map(({ start, later }) => later - start)
  const meanChange = mean(changes)
  return pairedChangeFromMoments({
    n: pairs.length,
    meanStart: mean(pairs.map(({ start }) => start)),
    meanLater: mean(pairs.map(({ later }) => later)),
    meanChange,
    varChange: meanChange === null ? null : variance(changes, meanChange),
  })
}

/**
 * The same, from sums made elsewhere.
 *
 * @throws RangeError when `n` is not a whole number, a figure is absent or not finite, the variance is negative, or the
 * mean change is not the difference of the means, which happens when start and later come from different people.
 */
export function pairedChangeFromMoments({ n, meanStart, meanLater, meanChange, varChange }: Moments): PairedChange {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`${n} is not a number of people`)
  if (n < 2) return { n, ...nothingKnown }
  if (!(isNumber(meanStart) && isNumber(meanLater) && isNumber(meanChange) && isNumber(varChange) && varChange >= 0)) {
    throw new RangeError('Every answer must be a number')
  }
  const size = Math.max(Math.abs(meanStart), Math.abs(meanLater))
  if (Math.abs(meanLater - meanStart - meanChange) > 1e-9 * Math.max(1, size)) {
    throw new RangeError('Start and later must be the answers of the same people')
  }

  const sdChange = Math.sqrt(varChange)
  const means = { n, meanStart, meanLater, meanChange, sdChange }
  // What rounding alone leaves behind is no spread: an interval made of it would look very sure.
  if (sdChange <= 10 * Number.EPSILON * size) return { ...means, sdChange: 0, low: undefined, high: undefined, p: undefined }

  const standardError = sdChange / Math.sqrt(n)
  const reach = tDistribution.quantile(0.975, n - 1) * standardError
  const p = 2 * tDistribution.cdf(-Math.abs(meanChange / standardError), n - 1)
  return { ...means, low: meanChange - reach, high: meanChange + reach, p }
}

const nothingKnown = {
  meanStart: undefined,
  meanLater: undefined,
  meanChange: undefined,
  sdChange: undefined,
  low: undefined,
  high: undefined,
  p: undefined,
}

const isNumber = (value: number | null): value is number => Number.isFinite(value)

/** Averages how far values lie from the first, since adding up large values themselves drops digits. */
function mean(values: readonly number[]): number | null {
  const first = values[0]
  if (first === undefined) return null
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}

function variance(values: readonly number[], mean: number): number | null {
  if (values.length < 2) return null
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
