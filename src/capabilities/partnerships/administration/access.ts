import type { Viewer } from '../../../platform/viewer.ts'

/** An administrator sets up the partnership, its people and its rules, and reaches nobody's page by that. */
export const mayAdminister = (viewer: Viewer) => viewer.wears('administrator')
