import type { Job } from '../../../platform/manifest.ts'
import { forgetWishes, learnWords } from './changes/learnWords.ts'

/** What is done for searching at night. */
export const searchJobs: readonly Job[] = [
  { name: 'learn the words of the directory', every: '41 2 * * *', run: learnWords },
  { name: 'forget wishes', every: '53 2 * * *', run: forgetWishes },
]
