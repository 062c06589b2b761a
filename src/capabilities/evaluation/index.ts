import type { Capability } from '../../platform/manifest.ts'
import { countAgain } from './changes/countAgain.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

export { asFigure, type CountsFigure } from './figure.ts'
export { drawCounts } from './pictures.ts'
export { type Cell, hideSmall } from './smallNumbers.ts'

export const evaluation: Capability = {
  name: 'evaluation',
  routes,
  navigation: [{ label: 'Outcomes', href: paths.outcomes, for: ['evaluator', 'commissioner', 'administrator'] }],
  needsMe: async ({ viewer }) =>
    viewer.wears('evaluator', 'commissioner')
      ? [
          {
            heading: 'Outcomes',
            empty: '',
            items: [{ title: 'What came of it', href: paths.outcomes(viewer.partnership.slug), meta: 'Reach, waiting, change, and how sure we are' }],
          },
        ]
      : [],
  jobs: [{ name: 'count figures', every: '*/10 * * * *', run: async (house, partnership) => countAgain(house, partnership) }],
}
