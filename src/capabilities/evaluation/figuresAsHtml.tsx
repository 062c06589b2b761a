import { renderToStaticMarkup } from 'react-dom/server'
import { rememberingLast } from '../../design/charts.ts'
import type { Figure } from './figure.ts'
import { arrange } from './outcomes.ts'
import { AllFigures } from './pages/AllFigures.tsx'
import { drawChanges, drawCounts } from './pictures.ts'

/** Partnerships whose figures are kept as they are shown: up to half a megabyte each. */
const MOST_KEPT = 20

/**
 * All figures as HTML, drawn and written once and kept until other figures come in their place: they stay the same for ten minutes,
 * and are the same for everybody who may read them.
 */
export const figuresAsHtml = rememberingLast(MOST_KEPT, async (figures: readonly Figure[]): Promise<string> => {
  const { numbers, counts, changes } = arrange(figures)
  const drawn = await Promise.all(counts.map(async (figure) => ({ figure, picture: await drawCounts(figure) })))
  const changed = await Promise.all(
    changes.map(async ({ under, scales }) => ({
      under,
      scales: await Promise.all(scales.map(async (scale) => ({ figures: scale, picture: await drawChanges(scale) }))),
    })),
  )
  return renderToStaticMarkup(<AllFigures numbers={numbers} counts={drawn} changes={changed} />)
})
