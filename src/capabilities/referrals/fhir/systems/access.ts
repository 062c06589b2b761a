import type { Viewer } from '../../../../platform/viewer.ts'

/** An administrator says which programs may refer; by that they see nothing of what those send. */
export const mayKeepSystems = (viewer: Viewer) => viewer.wears('administrator')
