import type { Capability } from '../../platform/manifest.ts'
import { paths } from './paths.ts'
import { outside, routes } from './routes.tsx'

export { hatWords } from './hats.ts'
export { paths as partnershipPaths } from './paths.ts'
export { findTeamFor, listPractices } from './queries.ts'

const EVERY_HAT = [
  'person',
  'supporter',
  'referrer',
  'health coach',
  'link worker',
  'group leader',
  'volunteer',
  'evaluator',
  'commissioner',
  'administrator',
] as const

export const partnerships: Capability = {
  name: 'partnerships',
  outside,
  routes,
  navigation: [{ label: 'Today', href: paths.today, for: EVERY_HAT }],
}
