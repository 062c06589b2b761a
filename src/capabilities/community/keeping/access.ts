import type { Viewer } from '../../../platform/viewer.ts'
import { mayAddEntry } from '../access.ts'

/** Who looks after the directory as a whole: finds keepers, answers suggestions, merges what is there twice. */
export const mayLookAfterDirectory = mayAddEntry

/** Administrators say how long an entry stays without a check. */
export const maySetRules = (viewer: Viewer) => viewer.wears('administrator')
