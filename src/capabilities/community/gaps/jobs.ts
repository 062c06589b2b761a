import type { Job } from '../../../platform/manifest.ts'
import { countGrants } from '../grants/changes/countGrants.ts'
import { gatherGaps } from './changes/gatherGaps.ts'

/** What is gathered and counted without anybody waiting. */
export const gapJobs: readonly Job[] = [
  { name: 'gather gaps', every: '17 * * * *', run: gatherGaps },
  { name: 'count what grants began', every: '7 3 * * *', run: countGrants },
]
