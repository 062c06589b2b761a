import type { Countable, Counted } from '../../platform/manifest.ts'
import { type PairedChange, pairedChangeFromMoments } from './pairedChange.ts'
import { type Cell, fewestShown, hideSmall, hideSmallInChain } from './smallNumbers.ts'

/** A count as it may be shown: null where it is hidden because it is small, or would tell one that is. */
export type Shown = number | null

/** A figure ready to be shown. This is all that is kept of what was counted. */
export type Figure = { title: string; name: string; under: string; definition: string } & (
  | { kind: 'total'; value: Shown }
  | { kind: 'parts'; of: string; total: Shown; parts: readonly { label: string; count: Shown }[] }
  | { kind: 'chain'; steps: readonly { label: string; count: Shown }[] }
  | { kind: 'spread'; n: Shown; unit: string; quartiles: { lower: number; median: number; upper: number } | null }
  | { kind: 'change'; unit: string; higherIsBetter: boolean; asked: Shown; n: Shown; change: Change | null }
)

export type NumberFigure = Extract<Figure, { kind: 'total' | 'spread' }>
export type CountsFigure = Extract<Figure, { kind: 'parts' | 'chain' }>
export type ChangeFigure = Extract<Figure, { kind: 'change' }>

export interface Change {
  meanStart: number
  meanLater: number
  meanChange: number
  /** The 95% interval of the mean change; absent when everybody changed alike. */
  low: number | null
  high: number | null
}

const asShown = (cell: Cell | undefined): Shown => (cell && 'shown' in cell ? cell.shown : null)
const alone = (count: number): Shown => asShown(hideSmallInChain([count])[0])

/** Hides what is small in what was counted. Nothing that was hidden can be worked out from what is left. */
export function asFigure(
  { title, name = title, under = title, definition }: Pick<Countable, 'title' | 'name' | 'under' | 'definition'>,
  counted: Counted,
): Figure {
  const about = { title, name, under, definition }
  switch (counted.kind) {
    case 'total':
      return { ...about, kind: 'total', value: alone(counted.value) }
    case 'parts': {
      const { cells, total } = hideSmall(counted.parts.map(({ count }) => count))
      return {
        ...about,
        kind: 'parts',
        of: counted.of,
        total: asShown(total),
        parts: counted.parts.map(({ label }, i) => ({ label, count: asShown(cells[i]) })),
      }
    }
    case 'chain': {
      const cells = hideSmallInChain(counted.steps.map(({ count }) => count))
      return { ...about, kind: 'chain', steps: counted.steps.map(({ label }, i) => ({ label, count: asShown(cells[i]) })) }
    }
    case 'spread': {
      const { n, unit, lower, median, upper } = counted
      return { ...about, kind: 'spread', unit, n: alone(n), quartiles: n >= fewestShown ? { lower, median, upper } : null }
    }
    case 'change': {
      const { unit, higherIsBetter, moments } = counted
      const [asked, n] = hideSmallInChain([counted.asked, moments?.n ?? 0]).map(asShown)
      const isShown = moments !== undefined && moments.n >= fewestShown
      return { ...about, kind: 'change', unit, higherIsBetter, asked: asked ?? null, n: n ?? null, change: isShown ? changeOf(moments) : null }
    }
  }
}

function changeOf({ n, meanStart, meanLater, meanChange, varianceOfChange }: NonNullable<Extract<Counted, { kind: 'change' }>['moments']>): Change | null {
  const change: PairedChange = pairedChangeFromMoments({ n, meanStart, meanLater, meanChange, varChange: varianceOfChange })
  if (change.meanChange === undefined) return null
  return { meanStart: change.meanStart, meanLater: change.meanLater, meanChange: change.meanChange, low: change.low ?? null, high: change.high ?? null }
}
