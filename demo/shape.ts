/** How many of each there are in a year of one locality. */
export interface Shape {
  referrals: number
  waiting: number
  supported: number
  declined: number
  /** Agreed that their figures may be counted. */
  agreed: number
  /** Answered the check-in at the start, after four months and after eight. */
  start: number
  four: number
  eight: number
}

/**
 * The first thirteen months of the partnership that the Live Well paper tells of (ImROC briefing paper 16, section 5), as far as
 * it says. How many were waiting or declined is made up.
 */
export const PAPER: Shape = { referrals: 1483, waiting: 28, supported: 1176, declined: 171, agreed: 655, start: 630, four: 178, eight: 63 }

/** The same shape for so many people. */
export function shapeFor(people: number): Shape {
  const share = people / PAPER.referrals
  return Object.fromEntries(Object.entries(PAPER).map(([what, count]) => [what, Math.round(count * share)])) as unknown as Shape
}
