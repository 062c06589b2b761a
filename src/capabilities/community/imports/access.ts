import type { Viewer } from '../../../platform/viewer.ts'

/** What other directories bring is for a whole partnership, so an administrator decides on it. */
export const mayImport = (viewer: Viewer) => viewer.wears('administrator')
