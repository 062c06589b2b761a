import { barChart, changeChart, rememberingLast } from '../../design/charts.ts'
import type { ChangeFigure, CountsFigure } from './figure.ts'

const HIDDEN = 'hidden'

/** Pictures of some partnerships: each has some tens, and they stay the same until figures are counted again. */
const MOST_PICTURES = 500

/** Counts as bars. A hidden one has its word in place of a bar. */
export const drawCounts = rememberingLast(
  MOST_PICTURES,
  (figure: CountsFigure): Promise<string> =>
    figure.kind === 'parts' ? barChart({ unit: figure.of, bars: figure.parts.map(asBar) }) : barChart({ unit: 'people', bars: figure.steps.map(asBar) }),
)

const asBar = ({ label, count }: { label: string; count: number | null }) => ({ name: label, value: count, ...(count === null ? { label: HIDDEN } : {}) })

/** Changes on one scale, with their intervals. Undefined when none of them can be drawn. */
export const drawChanges = rememberingLast(MOST_PICTURES, async (figures: readonly ChangeFigure[]): Promise<string | undefined> => {
  const measures = figures.flatMap(({ name, change }) =>
    change && change.low !== null && change.high !== null
      ? [{ name, start: change.meanStart, later: change.meanLater, change: { mean: change.meanChange, low: change.low, high: change.high } }]
      : [],
  )
  if (measures.length === 0) return undefined
  const values = measures.flatMap(({ start, later }) => [start, later])
  return changeChart({ scale: [Math.min(0, ...values), Math.max(10, ...values)], measures })
})
