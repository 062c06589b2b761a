import { barChart, changeChart } from '../../design/charts.ts'
import type { ChangeFigure, CountsFigure } from './figure.ts'

const HIDDEN = 'hidden'

/** Counts as bars. A hidden one has its word in place of a bar. */
export const drawCounts = (figure: CountsFigure): Promise<string> =>
  figure.kind === 'parts' ? barChart({ unit: figure.of, bars: figure.parts.map(asBar) }) : barChart({ unit: 'people', bars: figure.steps.map(asBar) })

const asBar = ({ label, count }: { label: string; count: number | null }) => ({ name: label, value: count, ...(count === null ? { label: HIDDEN } : {}) })

/** Changes on one scale, with their intervals. Undefined when none of them can be drawn. */
export async function drawChanges(figures: readonly ChangeFigure[]): Promise<string | undefined> {
  const measures = figures.flatMap(({ name, change }) =>
    change && change.low !== null && change.high !== null
      ? [{ name, start: change.meanStart, later: change.meanLater, change: { mean: change.meanChange, low: change.low, high: change.high } }]
      : [],
  )
  if (measures.length === 0) return undefined
  const values = measures.flatMap(({ start, later }) => [start, later])
  return changeChart({ scale: [Math.min(0, ...values), Math.max(10, ...values)], measures })
}
