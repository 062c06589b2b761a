import { barChart, changeChart } from '../../design/charts.ts'
import type { Figure } from './figure.ts'

const HIDDEN = 'hidden'

/** Draws what is easier to look at than to read. Undefined for a figure that is a number and its words. */
export async function draw(figure: Figure): Promise<string | undefined> {
  switch (figure.kind) {
    case 'parts':
      return barChart({ unit: figure.of, bars: figure.parts.map(asBar) })
    case 'chain':
      return barChart({ unit: 'people', bars: figure.steps.map(asBar) })
    case 'change': {
      const { change, title } = figure
      if (!change || change.low === null || change.high === null) return undefined
      const edges = [change.meanStart, change.meanLater, 0]
      const scale = [Math.min(...edges), Math.max(...edges, 10)] as const
      return changeChart({
        scale,
        measures: [{ name: title, start: change.meanStart, later: change.meanLater, change: { mean: change.meanChange, low: change.low, high: change.high } }],
      })
    }
    default:
      return undefined
  }
}

const asBar = ({ label, count }: { label: string; count: number | null }) => ({ name: label, value: count, ...(count === null ? { label: HIDDEN } : {}) })
