import type { ChangeFigure, CountsFigure, Figure, NumberFigure } from './figure.ts'

/** Figures in the order they are read: numbers, then counts as pictures, then what changed. */
export interface Outcomes {
  numbers: readonly NumberFigure[]
  counts: readonly CountsFigure[]
  /** Changes that stand under one heading, on one scale each. */
  changes: readonly { under: string; scales: readonly (readonly ChangeFigure[])[] }[]
}

/** Sorts figures into the parts of the page. */
export function arrange(figures: readonly Figure[]): Outcomes {
  const changes = figures.filter((figure) => figure.kind === 'change')
  const headings = [...new Set(changes.map(({ under }) => under))]
  return {
    numbers: figures.filter((figure) => figure.kind === 'total' || figure.kind === 'spread'),
    counts: figures.filter((figure) => figure.kind === 'parts' || figure.kind === 'chain'),
    changes: headings.map((under) => {
      const here = changes.filter((figure) => figure.under === under)
      const units = [...new Set(here.map(({ unit }) => unit))]
      return { under, scales: units.map((unit) => here.filter((figure) => figure.unit === unit)) }
    }),
  }
}
