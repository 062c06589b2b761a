/** How a goal turned out, from worst to best, in the words people see. */
export const attainmentLevels = [
  { level: -2, words: 'Much less than hoped' },
  { level: -1, words: 'Less than hoped' },
  { level: 0, words: 'As hoped' },
  { level: 1, words: 'More than hoped' },
  { level: 2, words: 'Much more than hoped' },
] as const

export type AttainmentLevel = (typeof attainmentLevels)[number]['level']

/** One goal: its level from −2 to 2, and how much it weighs among the others (1 when nobody said). */
export interface Rating {
  level: number
  weight?: number
}

/** The correlation expected between one person's goals. */
const rho = 0.3

/**
 * One score for all of a person's goals: 50 when they turned out as hoped, 10 points a standard deviation.
 * Undefined when there are no goals, which is not the same as 50.
 *
 * The levels are ordered, not measured: show the score at the start and later side by side, with how many goals.
 *
 * @throws RangeError for a level that is not one of the five, or a weight that is not above zero.
 * @see Kiresuk and Sherman (1968), Community Mental Health Journal 4, 443–453.
 */
export function tScore(ratings: readonly Rating[]): number | undefined {
  if (ratings.length === 0) return undefined

  let weighted = 0
  let weights = 0
  let squares = 0
  for (const { level, weight = 1 } of ratings) {
    if (!attainmentLevels.some((known) => known.level === level)) {
      throw new RangeError(`A goal is rated −2, −1, 0, 1 or 2, not ${level}`)
    }
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`A goal weighs more than 0, not ${weight}`)
    weighted += weight * level
    weights += weight
    squares += weight * weight
  }
  return 50 + (10 * weighted) / Math.sqrt((1 - rho) * squares + rho * weights * weights)
}
